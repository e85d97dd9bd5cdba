/**
 * The passwords of ten and more characters among the 30,000 most frequent in leaks, as 48-bit digests: compact, and not a
 * page of insults in the source. Facts counted by the makers of zxcvbn (`THIRD-PARTY.md`). Pure.
 */

/** @param password in lower case */
export const isLeaked = (password: string): boolean => (known ??= digestsOf(all)).has(digest(password));
let known: Set<string> | undefined;

const length = 8;
const digestsOf = (joined: string) =>
  new Set(Array.from({ length: joined.length / length }, (_, at) => joined.slice(at * length, (at + 1) * length)));

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Two rounds of FNV-1a (32 bits) from different offsets, 24 bits of each: no secret, only to be short. */
export function digest(text: string): string {
  let written = "";
  for (const offset of [0x811c9dc5, 0x9747b28c]) {
    let hash = offset;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash ^= hash >>> 15;
    for (let bits = 0; bits < 24; bits += 6) written += alphabet.charAt((hash >>> bits) & 63);
  }
  return written;
}

const all =
  "--QhAFJB-0ZhAnTw-3AL5LDr-JHCVnFN-JIJ9MmK-QSp6eBy-ft1RUox-whBuZfz-ywI6PWl0A0isfqN0M1HQ4HP0NFm33Tx0SMwjIbZ0T0vtZJz" +
  "0VLH8WjO0Vd5-6Co0_mhg_9D0hPMeMHp0pWZEGE10qmEtLf412omLX7714LBVUXr1CECQy0q1EAKh2og1GslYF6m1IbOL2Uh1Iw-JCbn1JektBpW" +
  "1LGmQYL-1PiY-hhQ1RrY-Vg_1VU_xFVH1Xvh2EVu1aIim5gc1c0Wn19p1dO6KkFM1eHcCDP-1eJR68OG1fdauOVw1pBlLypW1rgd0K7a1u6jdpLC" +
  "1xLfwoR62-frJDWz23pUhN2R25PKW9bV2AnARtPK2DNu9_0c2FbVrCwt2FtDScXu2Ftr_KV_2JZ2Th_e2Rkr_0At2TenGzbl2Ug6lp_o2XN-Qz-V" +
  "2YEMOC782dK-ppIa2fNYSPfk2fPZ1BIg2q34oorl2rf58EYF2tSjq3ZF3-g1LLDM33_CZkHF36ROTv3o37ulLPWP3HR_IEM03LLDcB-F3QzQ00Am" +
  "3ZVKDlLO3eoNxXEh3nlIFjph3sgk7_lj4--K-_Wq474yZYgl4D78XLys4Qz_dB3A4VBGPqXr4XHPbj084YBCXWbN4ZRhscz74ZT71aT74bfZgcNB" +
  "4blJGohc4fncs0Ft4iYrPy1T4jfHXQCB4niYwSK150C_ZiB951dQfZoy52UlldMF54J4_1Yf56r0f0Wv5CNZoqoh5CU8-8OU5Kvi3kaM5MiI0Kfx" +
  "5PiZIaYU5TiNkFba5TsuGbHs5VKCafQz5XgZpj7-5dDmLBUI5tV53xJ35yzBMy2363loKhr967Z-G5hT68Iszx936B4XjhvW6FmXjrrw6K4hCGlT" +
  "6Lx1-bgX6Nd4V36L6S0SWHJD6Urr3ANa6XAChhEN6a2yobW96ap6ijYk6bnvqLwR6d1Hzwqt6mRMcZUS6o_NeNg36ogmUSgZ6sOtV4NM6thHAxWq" +
  "6umFh2wA76vBkeb87CRga6t17DjN06gX7GhX9ZvC7NTUbAlA7OKBnDRr7OTuI4aL7UXq6-jD7VHAkPcf7bVGbh5_7dsJNUh47je9VvZB7rvP6jiw" +
  "7vKz7cQL7zm_wwb58-yPLj__88zfAub-8ATZuGUY8HGr_hsH8J5yAIKq8JbjGcWh8Kxgjzj18LRmZl758Leoioug8MWOlsTp8NLUq3X28Ymnu1nU" +
  "8_4aex4d8fFDSLs28h5MGBtp8lNC4NiL8ljFBTOs8p2es4948r02yT_M8rCg71wq8x7VR2RZ9-b7JMHx91yNzNxW95cKZ-YI95tJ4n1L97QqaP3k" +
  "98ACyMEN991-W3Fa9C1VgJjO9DDRFcRs9GHtgcu39PQFiJIg9QLZtfvU9TzNFTVC9XVH_mRl9_4YvIje9b5kFZUw9dUECHwA9evo8Kp29g_o502Z" +
  "9hmW3uTr9kzjSZ7O9qPhXm0H9sBsViLZ9zAw6TNaA6tK-a-6AAbVm22CAEBBoKzrAG_P47ceAH7zB5NcAIC0PZJ2AKvl9g6xALd2fMVNAV4idCl0" +
  "AVz-O7rLAWHC_bFNA_FvhiISAae2nh7qAbwfVsPPAeh3Po7kAf95T5AFAjKU2trMAjwQjCa3AnRZDUmDAuuAxA2SAyg2lJNxB0AlbB6tB6We2NjA" +
  "BEGSGvRzBX8rcd13BYT4SKIZBaNGG5zuBaTJVY1xBdFJ6uJUBdPiKusqBfhsjcw8Bq_4a7qoByKBBPRrBzpdRbbvC-6JlYNJC-lxKJUsC0-xOOxP" +
  "C1daoMOdC4c1avVmC87wiC6xC8b7taMEC9p7pwWTCBGBPcTrCJ-OebWHCJ2Z_KWvCODS3krdCQJbOFzFCVU_9BqMCgUZjeyNCgVBveJrCi3x5sXI" +
  "CiHNEjecCiW-wqjqClBCJTENCsYcr2LoCu-F8fWOCvZeLymvD72Zcr3aDAjaqKXsDHDOp86ZDHwRqIJIDM2f4kuJDM3MZjlADPfpm71wDVA69j1e" +
  "DaUQsX2aDfak9zKJDgOnKphuDhNY9jVwDinIQzgIDo0VbDWTDpxSj3XCDublO8PvE0JdDl6dE0reo7TSE0wAd3yyE1ORtnNCE95dy0nGEANljz8J" +
  "EAQ5W3SkEDmRorYWEJ_H8pZTEPa833B7ES6Yi3MxET_BWvN2EWvQ3xdlEYWOongWEgCloOIJEgH4DeoSEkHzYz0BEqnfFOOGEryKlz08EsHVUb5U" +
  "EutamtwIEzpRl1gcF0sqYddHF4KAL9AdF515B2pZF5k62DpRFCfN2rwjFEJIM1CSFGIGk-fsFQ7L-oNfFWR-YenpFY4whDoYFbjnpjcMFhx7esJ4" +
  "FngUYzU8FqAC63bNFw167L-9G3CC1ipMGCdFiBcDGMwj11P4GUiI8UpRGWl6htAyGe5HOWfqGhAx2FPSGmVSpvOkGqU0fZYXGxTEgToMH3sVrsaZ" +
  "H6dy7I_qHDN7Zjx8HJhxVesZHMZVwLAGHPT-ytK9HTb52WP4HW2Xw_4oHZACcxENHdFvxNduHheYDToMHnSQ3GY4HnzwUuRmHs78_92fHt-F7T2k" +
  "HyT8pQ_zI1VpFzZ7I3UFrTtyI6L8onraI7p7EtNxI9ACHtENIFH4SbELIO-bN6igIP6e9wmrISwwkPL2ITjfIby6IUvHd7t4IV-YbGQUIW4pA-bE" +
  "IbSjAAXvIewmoBN3Ii6xbamuIr0pE2DJIr8BQhNjIxyFfViSJ2mmSsGeJ5oT1vbuJCMKVQkfJGBy0fYKJHhoJvksJHzAcuOTJNj2hYiDJTN4ZMdS" +
  "JUVqH9ewJX3peQMFJdl9qUfMJijKxl7fJlZRTdTtJpxqsC5nJu_SzUt7K0_O2GLmK0r1qDasK1w6il7rK2Z6dbaGK343nefOK3f9S92PK4A2aSdM" +
  "K5zBb-jDK6epDwW_K9seWLvoKF_eWAHrKGFdJMLXKLtmbLc8KRblHrIvKbaSiVrpKg6fgxxGKq7yyozdKucq1RMjKv3RNr_hL0OcN5xlL4vwpTp2" +
  "L9zO9HQoLHnlhGT3LMeA2XgaLPz8eYNuLQev90M2LXN5MRqjLeGRnDoKLf5vUT55LgxYkMfbLhmAf8lLLnq5-LinLpYFmPvVLs0LNLTJLtNaY_pG" +
  "Lt_YAJtNLvG9L_BVMB8rQSe4MU3R0x_dMfHCbPdNMnnwy71rMs4nKS0KMvLW8RyfMzyGk2X5N1U6Ds4ON2bXnC5NN7wRNh1qN9fvDeiLNAeUdgsS" +
  "NC54_R4oNEluBY5gNHFmORQxNHsTNsHMNJURV-GWNKLarve7NSCloqnwNXAMOCI2Na0w6GWxNgiGRy-JNhM1dbKrNl7H5SZXNlWt0E94NnszaaGM" +
  "Nr30rgs1NtOtOEMMNz5LGTmMNznYBJ2hO-fjaj_YO0qaQN_KO1IfPzTXO40ZGmJMOBwP66xzOITUanUwOJ5kyWUwOL9P9v0EOO0823KBOOwIq0Sl" +
  "OQVooJKSOR1baKBdORRBvr8sOSTS_wciOVPe9HiBOYLlVKtsO__z4hUcO_bU5cpbOcIzbrgqOij8zsnfP0wJ4cXaP4cqaOXwP4hwCAYeP7eEZC-d" +
  "PEf5k6vfPG6qQkWbPIIqHXeXPNlv1MwvPQtV_JrhPRYK8LdiPYhDsZ7kPZ4ETFNpPZGld6qoPaoom0pYPefyZ9-NPhDN4K8YPl2Fqp8ePn7Izumc" +
  "Po79nq5lPpexiex5Pq4IW0yqPqOrw430PyOtAKMMPz9mRc19Q-LVhWUHQ-VoZQAKQ33jZLdkQ7xHYIdRQ8blZuPvQDihVHCtQGA_ZTMMQT8XQRc6" +
  "QWjSL70gQ_zkCJSpQaiu5V8ZQiTAZh-uQkd333UjQq-oi_TnQrACv-ENQripZoJaQw1RetULQxu89wwpR-Wbyx8LRD8CsSreRU9AUmp2Rbuise5w" +
  "ReGBUmRrRf5uqGDHRhg1ZrNORhsaPwwxRkFFSAsERwncdIhuRzjQW91DS188akzuS3dAqqNNS5OW8koBSCqT6gO0SJuDwkaRSTWsw6vYSWJ2oQb3" +
  "SY70muMZSb7stRQCScJxQIrjScQZrLmfSk4O6y-PSkK4ByN9Svqs-AcKT4ewulcrT57IoenVT5LZUQn5TBSrKpA0TEeOKhSSTHVsrxNcTPXg2fN4" +
  "TW8ViQRZTXYqxj2lTZUAFMtlTcgy3J-fTcu7zgVDTibyqlelTkAlhWpWTmTs7cpGToizv0I-Tt7l4Kq3TvP9HWi9U2WikIn9U6uP7u1PUCCWKYHM" +
  "UDX_JhfWUFFVrSVTUGvxXRqLUHlC69RjUONvtTsXUV17olozUh98qUUuUl25uxstUowyJ6EsUqSXfEDfUu9Y9dnmUurA39pZUutcr3dmUvsEI61O" +
  "UxqClvWSV-1RhEdpV1pQsXp6V4QAPr2YV8MADAX_VOzpnpibVPACqaENVQfKacfqVQhcJ69SVV1v2Gt5VV6dyEhTVW3XTDerVYhXKSOPVZlBb3kh" +
  "VdEYT6eAVerPK0d8ViZ3p72QVkd99rKFVpCCCgpMVu9-NWPcVviuYve8W-y_a0gdW4O61GVQW5hFJV1EW7YIzPSLW8ACN1bNWMEKjc3CWNwW8R9o" +
  "WNxMY-z5WOcHhQGbWUg_XMb_WXlq63uAWYImfvbTWYRxXSzLWa5yBV6rWcgktKxwWejcAxIPWev0eYAEWfL8ANFEWogc_d5HWqLZhN4BWrA2rA4D" +
  "WxzcPgrOXBuhxdVwXF9ryIt-XKvByChcXM5lNM46XPGBWxTrXP_cnaAIXRGjRHinXSYBVCRrXcGYWUgrXcjxKYx1XdKTl23XXjIcRfkLXn93bNMT" +
  "XqGDf-s-Y-wOLudEY4hbhk7WYMy1NuzRYSbvdV-wYZCGlZwPYiKCZxbfYihDJ2gRYstJTtnqYthBU1fzYvGxPLi2Yvz-wEQTYwLGdvbQYz-1hplW" +
  "Z-PPdEn8Z6WkvXCQZ6X2litzZDQ-LbucZGHKAFnNZIw5ewsIZSI6V7E8ZV0aptZVZjxSER44ZkOwaJSDZnSu6AWWZt3tzi3iZy062RgL_3f8DRv4" +
  "_A1InCs9_CgfEcog_Cgu8bSW_E-XtbST_HHMFZSv_LAC0_EN_LT4yury_MbPqpnk_MtUf0TS_OQ8tOpm_RL9k0zr_UwjcfmO__jbCjMW_aKd0YSx" +
  "_cBwtiHh_ct1x7uT_fpYAt9e_iRtXqUC_k44sPn4_ogQqHrw_oxQ07Wo_rstVIOA_y3X9YAua4ZhBm2Ya5zF_eSBaEF_SAwwaGt6pmGgaINyS8dK" +
  "aNcczpSIaPPRwoEDaSaXBWGXaU_tQhB0adGhTbLVagCnxzqTaj8znLF-alxGvJAuarT2IUSZat337WbCawkNxQE7ayqiiwRsb8Ii658TbCQFwTIg" +
  "bDQNTGcNbGKnCu0XbHqsujrEbLBIKancbMNSqXqfbQn-k8aibTDh03TVbapNy8YxbeqZz8mAbgACA2HNbgGij9rRbjdt_38gbqn4-H6jbyIWjhNQ" +
  "byOivbqmbzGYIHmmc0DCLiFNcD8-wUA1cFspNb9ScK8FsHkDcOXgOzWvcPHk2PAMcYQZybMdcbNiWeiyccQQHUtwcdppe86och0GRdI2ci8dDrke" +
  "cj2-vkducpUPgwAcctBBQMb6cwOtvcMMcyGH-c0od-9j7rRLd04DSHP2d2UC4ll8d6MoBA0Qd95P3PYHdDLbyK7vdF9qPeFJdH8yUoAVdHi2j3jq" +
  "dIYWLnl_dLxav3IAdO9bnjNEdQ5Z80J0dRFR3W-9dZG9sQTbd_nbKL9Sdh5FBsVYdjfcs0Nwds9GNimsdsCvehExdwv4WUdBe6HB7XTre6oSnUHz" +
  "eBCPghW6eRnFA89WeTijKe94eYsVVZlZefvmNHo-ek6OypDFelUMYQuzeqIyKKjqew2pPNZVf07KTn-Tf46PerREf5KPwaN4f7Nexk_gf8JwebUA" +
  "f9FQEdjFfC42B-YAfJtFoV_xfLXXocoMfNpZZKQTfOQErNuhfOjwgkCyfTJHv_nBfWnq8YF4fYqPVWzEfiPKGAWPfjTrsFYnfkLulqanftyn7xKs" +
  "fx-ItXRwg716LpZ4gA9AzKbGgEOkM2J1gF32bREegJM7pZ3MgRwX-rzNgVJ8JJZXgidohbqkgn6KlcXth8D8tlAzh8yR6R_ZhCNVt2aqhEpalLXk" +
  "hI9s0i2NhIsnTX-7hLk9L1JIhLz-G5x5hPzNbkG8hQSzhQ-zhRgwGas2hT4Qle_GhVI7Ys8ohVkj6nDdhYB_uR0ihfCB2CALhg1FdKvfhi4jgXpM" +
  "hqWp_JGghtr6ay84hwA5yt7Hi93fbk6fiH2HfhwaiHyys-DKicqfw6_cinHmZP_5itae2CY2ixMZWyJnizRx05tGj0k9l6Vmj615PPhHjD4X7MOX" +
  "jHC-gJKpjckKGGtijhfDjaABjigeiTp3jk5e_D9ZjoWBRTQhjqSuUHWWjt-SN3u7jtACIBdNjuaalfC-k4XiRTWBk5ORJbxLk75L9dkgk8Sqvc1Z" +
  "kEqzsvU3kMaZUdM1kMbvcm2RkU9ldksnkYMUQtHvkbkwRD4XkdGBlwTrkhBCT0HNkhuNcb5FkmwO5QOWkuV3Rn7xkvR3mFRXl-OMAY9Cl1_gpZD-" +
  "l3CF7vV9l4Db_3PYlGEE16NJlHOcheRylK0sgUyalOamVaYylS5yZdKqlYNaVmm7lhf6h0mUlozkAtrOlqR3fio0ls_eokX2lzbl0YIvm1i-89bN" +
  "m1pSI0x7m3GydpOom5tdbV8Km6pLqJ5Tm7dGq8I3mDiSolbjmISk4OQ-mLLbDsHwmM0t9P5zmSra29aqmX4vH9lMmX6N0YjUm__Y17tNmc_1COGe" +
  "mkYZil0xmlAMP56bmmWHiNXhmqDS1bADmzOLkYhDn-DCcDmMn1YjglJxnDFmg1TxnIWIVgP1nOezo1KMnSjjl_-7nX6eH1gqnarzzZDAncyqpiab" +
  "njUezAf3njrJTAaFnkO77--NnlyMENWAno7T9oM0nq9B9vBUnvtYHaYbnxFRjzflnxT9P6htnyMTy4JFo0xOLGtDo1-vb4BmoC-_bka-oDz2zlh0" +
  "oE0xhPQuoFPJ0UyDoKiQa6K6oSFrLgxWoT9fHtiWo_T9pJ-_ocy2_ZjHod5pQVGhonXLHml5oneqq_4UoorEpJAOoqJ4OhbHosE55uJAowQF3oLg" +
  "p03vS-oJp0QkrUIfp1DCegENp5_FSms5pBvVw_2zpHJ5wZ0FpL-wMaNVpNDuuNKSpVfPe34tpatwroU4pb5K2QwIpnI2H3NOpxKKP5pLpxTpX087" +
  "pxm5EBypq3ludMSxq4vJnR3rqA9JindoqFNNRLzTqM0uadXWqRNX4pZWqVysjJ-yqXay5SH7q_CL3EqpqbIoPnruqbKrh9eYqf93G2xAqhKBKTXr" +
  "qiqzw7BkqqCX0_8oqqozTe78quhBpSdMqvpJyJaFqw70thM0qwncI4XYqwrcRhKVqyHCxKbNr2KSTasmr3hiKQedr4A7snnSr9Di6zUyrAjySqJX" +
  "rBDhkrr9rGyhhZ2vrNCpNlArrOZR6nIhrTyjXd7YrUHi68_vrabVlaeyrahhzcYzrcVoLTicrfq6VKCXryeQb8zhrzWYqyJBs-Pk-WpWs3Q6bPEC" +
  "s6oJMH3Ms72wSx71sCSuIj5QsGxedT04sIyZr4LVsLSlEW5AsN4nzX9ysNOkwxI1sOzJxiZJsU7lUzXysX2XI0fJsYHOZP6ns_seyQCAsfcfjDL8" +
  "slGDFLFXsne3boNYsr0-Yx0TsrAaa7OGszNYY1h8t0wvbvv1t5Adhz_Qt7Wrwcekt875mWort9fMrBi8tKi-6yT0tPp7fOJrtQF4od66tV7VrDc-" +
  "tXHCCpFNtXexyGW7t_wYwa-5taOTjjLateynYKPZtjRQFvVAtkTFysJgtu_jdQWPu3ky9tmWu5Zq7p-Ou9Sfx1g8uDeqKt3HuFJXYntduGnZVywE" +
  "uJWRxjhRuKHptzccuMrtKbtruNUljimAuPsprH9SuWD-coSJuh-AGcx9ukGCNUmMul1SReMuumlb0jRVumodDN-DuoCe4TDEuoaQ7qqAuorDYuRJ" +
  "uqEBWm4DuuMwnJKAuuis3JBauxC3u9__v-rt7asov4JNYNm5v4pv1DtCv8Tf5OnvvAIiUQYYvAvDP2OOvCQX4lJRvFEC2v0qvIdpsp9MvYdd23jO" +
  "vZItQeSFvdGK7_CDvl4kMmkZvmBCEYbNw30DX-AAw4gw9OQmw7v112eawEFqyFotwEdK1yA2wLsBtWxAwPZiZtObwRm1sgpIwcs0gr06wd5NYgk9" +
  "whFA8j9qwpRdHRzFwpe54SONwrD07CcpwtaXPPVzwtzQLaLUww7gBZwsx6zg_pcZx8I8dyJ9x95hnBadxAygjOOexB2qBMgzxEzBj0f6xFuO3Q8a" +
  "xPlkVaNKxQeSjipXxTyTIQorxZogV7K_xb8a-NspxgqpcBQtxgwUg9E6xjBCmVENxqO_iMK_xyy5A-Koy-bgMogny4cBRagty6g7Utauy7uaBuYl" +
  "yJNuyW7pyUbBJ97EyWOMl0tLyZqhpEuFyfCpdOUVyhijtGwZyl727HGsylN832_AymvBD3AOyn9sfwpxyzyozw-sz1z-MB5MzC1ff2n_zH2vRRui" +
  "zHsQDO-izPd6jU8SzPiC1EVSzSAC4kFNzSvzTSDzzWfTxPa9zYqzF5MvzaoTklV2zcSUS_Y_zfBZidczzfyZsPrazjEBJoCN";
