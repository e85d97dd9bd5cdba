/**
 * Words that common passwords are made of; the rules in `passwords.ts` add digits, signs, doubling and disguises.
 * Own list, from what published studies of leaked passwords agree on; those under 10 characters count as parts.
 */
export const common: ReadonlySet<string> = new Set(
  (
    "password passwort passwords passw0rd passphrase contrasena motdepasse wachtwoord haslo heslo parola senha lozinka salasana losenord " +
    "parol пароль password1 qwerty qwertz azerty qwertyuiop asdfghjkl zxcvbnm qazwsx qazwsxedc zaqxsw asdfgh asdf zxcv qwer йцукен " +
    "abc abcd abcde abcdef abcdefg abcabc aaa aaaa iloveyou ilovegod iloveme iloveu loveyou love lover loveme trustno trustnoone letmein " +
    "letmeinnow openup opensesame welcome welcomeback welcometo willkommen bienvenue benvenuto bienvenido hello helloworld hellothere hallo " +
    "admin administrator adminadmin root toor rootroot superuser superman batman spiderman starwars pokemon dragon monkey shadow master " +
    "sunshine princess football baseball basketball soccer hockey liverpool chelsea arsenal barcelona juventus realmadrid manchester " +
    "manchesterunited jordan michael jennifer jessica ashley nicole daniel andrew joshua matthew charlie thomas robert william samantha " +
    "elizabeth alexander benjamin christopher michelle jonathan victoria anthony maria mustang corvette ferrari porsche mercedes harley " +
    "computer internet samsung google facebook instagram microsoft windows linux apple iphone android secret secrets topsecret mysecret " +
    "changeme changeit changethis default guest guestguest test tester testing testtest testpassword temp temporary demo demodemo sample " +
    "user username login logon access accessdenied please letmeinplease pleaseletmein whatever nothing something anything everything " +
    "freedom summer winter spring autumn january february march april june july august september october november december monday tuesday " +
    "wednesday thursday friday saturday sunday holiday christmas birthday happy happybirthday lucky forever family mother father brother " +
    "sister babygirl babyboy angel angels jesus jesuschrist godisgood blessed heaven flower butterfly chocolate cookie cheese banana orange " +
    "purple yellow silver golden diamond rainbow unicorn kitty kitten puppy tigger tiger lions panther phoenix eagle falcon killer hunter " +
    "ranger soldier warrior matrix thematrix gandalf frodo hogwarts harrypotter nirvana metallica slipknot blink eminem beyonce " +
    "correcthorsebatterystaple correcthorse batterystaple lectern lecternlectern reading readinggroup readinggroups book bookclub books " +
    "study studygroup seminar library mypassword mypass thepassword yourpassword newpassword oldpassword nopassword passwordpassword"
  ).split(" "),
);
