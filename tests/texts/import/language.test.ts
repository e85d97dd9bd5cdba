import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languageOfWords } from "~/texts/import/language";
import { readSource } from "~/texts/import/read";

describe("the language of a text that does not say it", () => {
  test.each<[string | null, string]>([
    [
      "en",
      "The carter came on Mondays, when the road was dry, and on Wednesdays, when it was not. In between he mended what the road had done to the cart, and was never late.",
    ],
    [
      "de",
      "Der Müller sagte, dass er das Wehr nicht höher gebaut habe, als es im Vertrag steht. Wir haben es mit einem Stock gemessen, und der Stock war auch von ihm, wie sich später zeigte.",
    ],
    [
      "fr",
      "On avait partagé l’eau avant de partager la terre, c’est ce que disent les plus vieux du village. Les papiers ne disent pas le contraire, mais personne ne les a lus depuis que le maire les a.",
    ],
    [
      "es",
      "El puente se hizo con la madera de los barcos que no volvieron, y por eso dicen que suena cuando hay viento. Nadie lo cruza de noche sin decir su nombre, aunque todos saben que es muy viejo.",
    ],
    [
      "it",
      "Il ponte fu fatto con il legno delle barche che non erano tornate, e per questo si dice che canti quando c’è vento. Nessuno lo passa di notte senza dire il suo nome, anche se è solo un ponte.",
    ],
    [
      "pt",
      "A ponte foi feita com a madeira dos barcos que não voltaram, e por isso dizem que ela canta quando há vento. Ninguém passa por ela à noite sem dizer o seu nome, mas todos sabem que é velha.",
    ],
    [
      "ca",
      "El pont es va fer amb la fusta de les barques que no van tornar, i per això diuen que canta quan hi ha vent. Ningú no el passa de nit sense dir el seu nom, però tots saben que és vell.",
    ],
    [
      "nl",
      "De brug werd gemaakt van het hout van de schepen die niet waren teruggekomen, en daarom zegt men dat ze zingt als het waait. Niemand gaat er in de nacht over zonder zijn naam te zeggen.",
    ],
    [
      "sv",
      "Bryggan byggdes av drivved en sommar när ingen hade något annat att göra, och den har hållit längre än alla som byggdes av virke. Det är inte sant att isen tog den, men det sägs så.",
    ],
    [
      "da",
      "Broen blev bygget af drivtømmer en sommer, hvor ingen havde noget andet at lave, og den har holdt længere end alle de andre. Det er ikke sandt, at isen tog den, men sådan siger man, efter hvad jeg har hørt.",
    ],
    [
      "nb",
      "Brygga ble bygget av drivved en sommer da ingen hadde noe annet å gjøre, og den har holdt lenger enn alle de andre. Det er ikke sant at isen tok den, men slik sier de, etter hva jeg har hørt, opp mot fjellet.",
    ],
    [
      "fi",
      "Laituri on rakennettu ajopuusta kesällä, jolloin kukaan ei ehtinyt muuta, ja se on kestänyt pitempään kuin muut. Jää ei ole sitä vienyt, vaikka niin sanotaan, mutta se on nyt jo vanha, ja kun tuulee, niin se laulaa.",
    ],
    [
      "pl",
      "Łódź stała na brzegu od jesieni i nikt nie pamiętał, czyja była, ale każdy, kto przechodził, kładł na niej kamień. Na wiosnę nie dało się jej już podnieść, więc tak została, a z czasem nazwano ją przystanią.",
    ],
    [
      "cs",
      "Loď ležela na břehu od podzimu a nikdo už nevěděl, čí byla, ale každý, kdo šel kolem, do ní položil kámen. Na jaře se s ní už nedalo hnout, a tak tam zůstala, a když se stmívá, je vidět z věže, jako by se vracela.",
    ],
    [
      "tr",
      "Kayık sonbahardan beri kıyıda duruyordu ve kimin olduğunu kimse bilmiyordu, ama her geçen içine bir taş koyuyordu. Bahar gelince onu kaldırmak için çok uğraştılar, daha sonra da öyle bıraktılar ve ona iskele dediler.",
    ],
    [
      "hu",
      "A csónak ősz óta a parton állt, és már senki sem tudta, hogy kié volt, de aki csak arra járt, egy követ tett bele. Tavaszra már nem lehetett megmozdítani, így hát ott maradt, és azt mondták rá, hogy ez a kikötő.",
    ],
    [
      "ro",
      "Barca stătea pe mal din toamnă și nimeni nu mai știa a cui era, dar fiecare om care trecea punea în ea o piatră. În primăvară nu a mai fost chip să o ridice, așa că a rămas acolo, și i se spune port.",
    ],
    [
      "id",
      "Perahu itu ada di pantai sejak musim hujan dan tidak ada orang yang ingat siapa pemiliknya, tetapi setiap orang yang lewat menaruh batu di dalam perahu itu, dan akhirnya mereka tidak bisa mengangkatnya untuk dibawa ke laut.",
    ],
    [
      "vi",
      "Chiếc thuyền nằm trên bờ từ mùa thu và không ai nhớ nó là của ai, nhưng mỗi người đi qua đều bỏ vào một hòn đá, cho đến khi nó đã nặng như một ngôi nhà và được gọi là bến trong làng này.",
    ],
    [
      "ru",
      "Лодка лежала на берегу с осени, и никто не помнил, чья она, но каждый, кто проходил мимо, клал в неё камень. К весне её уже нельзя было поднять: так она и осталась лежать, и её стали звать пристанью.",
    ],
    [
      "uk",
      "Човен лежав на березі з осені, і ніхто не пам’ятав, чий він був, але кожен, хто йшов повз, клав у нього камінь. До весни його вже не можна було підняти, так він там і лишився, та ще й дістав ім’я: його назвали пристанню.",
    ],
    [
      "bg",
      "Лодката лежеше на брега от есента и никой не помнеше чия е, но всеки, който минаваше, слагаше в нея камък. През пролетта вече не можеше да се вдигне и така си остана, а към лятото казаха, че това е пристан.",
    ],
    [
      "ar",
      "تجمد النهر في وقت مبكر من ذلك العام، وبقيت القوارب حيث أمسك بها الجليد، وكل منها يحمل حمولته من الفحم. وعندما جاء الذوبان أخيرا في الأسبوع الثاني كان نصف الفحم قد اختفى ليلا، ولم ير أحد شيئا من هذا.",
    ],
    [
      "fa",
      "قایق از پاییز در ساحل مانده بود و هیچ کس به یاد نداشت که از آن کیست، اما هر کس که از آنجا می گذشت سنگی در آن می گذاشت. در بهار دیگر نمی شد آن را بلند کرد و همان جا ماند و نام این روستا را به او دادند.",
    ],
    [
      "ur",
      "کشتی خزاں سے کنارے پر پڑی تھی اور کسی کو یاد نہیں تھا کہ وہ کس کی ہے، مگر جو بھی وہاں سے گزرتا اس میں ایک پتھر رکھ دیتا تھا۔ بہار میں اس کو اٹھانے کی کوشش بھی نہیں ہوئی اور وہ وہیں رہی۔",
    ],
    [
      "he",
      "הספרייה נפתחה בשנת 1921 בחדר אחד, עם ארבעים ספרים ועם תנור שלא פעל, והקוראים הביאו איתם את המעילים ואת העצים. מי שקורא בקול, קורא עד סוף הפסקה. כך נכתב בפרוטוקול, וכך נשאר, כי לא היה אף אחד שיבקש אחרת.",
    ],
    [
      "hi",
      "नाव पतझड़ से किनारे पर पड़ी थी और किसी को याद नहीं था कि वह किस की है, पर जो भी वहाँ से जाता था वह उस में एक पत्थर रख देता था। वसंत में उसे उठाना संभव नहीं था और वह वहीं रही।",
    ],
    [
      "el",
      "Η βάρκα ήταν στην ακτή από το φθινόπωρο και κανείς δεν θυμόταν ποιανού ήταν, αλλά όποιος περνούσε έβαζε μέσα μια πέτρα. Την άνοιξη δεν μπορούσαν πια να τη σηκώσουν, κι έτσι έμεινε εκεί για πάντα.",
    ],
    [
      "ja",
      "風の強い夜には、灯を消さないことだけが仕事である。船は一度も来なかったが、灯は一度も消えなかった。四月になると渡り鳥が来て、窓にぶつかる音で目を覚ました。",
    ],
    [
      "zh",
      "渡口的船每天只过三次河：早上送孩子上学，中午送信，傍晚把孩子和回信一起接回来。船夫不识字，但他知道每一封信是谁写的，因为信封上的字他看了四十年。",
    ],
    [
      "ko",
      "배는 가을부터 강가에 있었고 누구의 것인지 아무도 기억하지 못했지만 지나가는 사람마다 그 안에 돌을 하나씩 넣었다. 봄이 되자 더는 들 수 없게 되었고 그래서 그대로 남아 사람들은 그것을 나루라고 불렀다. 그 뒤로 배는 한 번도 움직이지 않았다.",
    ],
    [null, "The carter came on Mondays, when the road was dry."],
    [null, ""],
    [null, "Lorem ipsum dolor sit amet ".repeat(12)],
    [null, "1 2 3 4 5 + 6 * 7 = ".repeat(30)],
    [
      null,
      "The carter came on Mondays when the road was dry and he was late. Лодка лежала на берегу с осени и никто не помнил чья она была. The well was cold and its rope was long. Камень лежал на дне и его не было видно.",
    ],
    [null, "Sword shield helmet cuirass greaves gauntlet buckler halberd pike crossbow ".repeat(6)],
  ])("%s", (language, text) => expect(languageOfWords(text)).toBe(language));

  test("never of fewer than thirty words", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("the", "of", "and", "и", "не", "der", "die"), { maxLength: 29 }),
        (words) => {
          expect(languageOfWords(words.join(" "))).toBeNull();
        },
      ),
    );
  });

  test("whatever the text, it is a language or none", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
        const language = languageOfWords(text);
        expect(language === null || Intl.getCanonicalLocales(language)[0] === language).toBe(true);
      }),
    );
  });

  test("what the text says of itself is not doubted, and code is no language", async () => {
    const words = "Der Müller sagte, dass er das Wehr nicht höher gebaut habe, als es im Vertrag steht. ".repeat(3);
    expect(await readSource({ content: words })).toMatchObject({ language: "de" });
    expect(await readSource({ content: `---\nlang: en\n---\n\n${words}`, format: "markdown" })).toMatchObject({
      language: "en",
    });
    const code = `# A\n\nb\n\n\`\`\`\n${"if the door is not open then do that ".repeat(20)}\n\`\`\`\n`;
    expect(await readSource({ content: code, format: "markdown" })).toMatchObject({ language: null });
  });
});
