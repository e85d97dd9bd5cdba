/** The commonest small words of languages, by the script they are written in: articles, prepositions, forms of "to be". */
export type SmallWords = [language: string, small: Set<string>];
const table = (language: string, words: string): SmallWords => [language, new Set(words.split(" "))];

/** A word of several languages counts for each of them; what sets neighbours apart is the rest. */
export const smallWords: Record<string, SmallWords[]> = {
  latin: [
    table(
      "en",
      "the of and to in that is was for it with as his he on be at by not this had are but from or have an they which you were her all she there would their we him been has when who will no if out so what up its about than into them can only other could these may then do",
    ),
    table(
      "de",
      "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an er hat aus bei wie nach war dass daß sie wird sind noch einen einem einer oder aber um nur über wenn kann vor so zum zur durch ich wir haben hatte",
    ),
    table(
      "fr",
      "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec elle ou mais nous comme aux cette on ses été était leur sa son même je à l d c qu n s",
    ),
    table(
      "es",
      "de la que el en y los se del las un por con no una su para es al lo como más pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy porque hasta",
    ),
    table(
      "it",
      "di e il la che in un per del è una le con non i da si dei come al sono della nel più ma gli alla lo delle su ha anche era questo dal quando suo essere aveva nella perché chi l",
    ),
    table(
      "pt",
      "de o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já eu também só pelo pela até isso era foi são às",
    ),
    table(
      "ca",
      "de la i el que les els en per un una amb és va del no es al com més però dels seva seu són han aquest també aquesta perquè hi ha",
    ),
    table(
      "nl",
      "de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij uit door over naar hij ze werd had heeft worden deze die nog wel geen zich was wat of ik wij",
    ),
    table(
      "sv",
      "och i att en det som på är av för med den till inte ett om har de han var sig från vi så men kan när hade under också efter eller ut nu dem skulle blev vid jag hon ingen alla",
    ),
    table(
      "da",
      "og i at det en den til er som på de med han af for ikke der var et sig har fra men vi blev hun så om efter over også eller ud kan skulle havde nu hvad være jeg mig op mod",
    ),
    table(
      "nb",
      "og i det at en den til er som på de med han av for ikke var et seg har fra men vi ble hun så om etter over også eller ut kan skulle hadde nå hva være jeg meg opp mot",
    ),
    table(
      "fi",
      "ja on ei että se oli hän en mutta niin kuin ovat joka myös kun sen hänen ole tai mitä jo vain nyt siitä olla voi ne minä sitä jos ollut tämä jonka he eivät sitten",
    ),
    table(
      "pl",
      "w i na z się nie do to że jest o jak po ale od za co przez był by dla ten tak czy jego są ma już ich tylko jej było być oraz który która go ze była nikt kto a",
    ),
    table(
      "cs",
      "a se v na je že to s z do o i ve by ale jako pro jsem za po k jeho byl si jak nebo které tak jen který bylo od už však ze jsou být před byla když",
    ),
    table(
      "tr",
      "ve bir bu da de için ile olarak çok daha gibi o ne ama olan kadar en sonra var her değil ki diye ya ben bunu şey onun kendi olduğu mi hiç vardı yok",
    ),
    table(
      "hu",
      "a az és hogy nem is egy ez meg de volt csak azt ha már mint vagy még el ki aki lesz van mert amely ezt akkor minden így sem majd",
    ),
    table(
      "ro",
      "de și în a la cu nu o pe din că se este un mai să pentru care ca fi au era dar sau lui ce prin după fost sunt am el lor îl i",
    ),
    table(
      "id",
      "yang dan di itu dengan untuk dari dalam tidak ini akan pada juga ke karena ada saya mereka oleh kita bisa telah adalah atau sudah orang",
    ),
    table(
      "vi",
      "và của là có không một cho được những trong người với các đã này để khi như ở đó về từ tôi ra vào thì mà",
    ),
  ],
  cyrillic: [
    table(
      "ru",
      "и в не на что с он как а то это по но к из у за от так было для же ты мы её его они бы когда только уже был или если ещё кто тот его все о",
    ),
    table("uk", "і в не на що з та як до у це його але й за від так для був про вона вони коли є або ще а було хто"),
    table("be", "і ў не на што з як да у гэта яго але за ад так для быў яна яны калі або яшчэ а было"),
    table("bg", "и на да в не се е от за с че по са си като но а към до ще това през които беше със той"),
    table("sr", "и у је да се на су за од не са као али би који које што или из то био нису кад а"),
  ],
  arabic: [
    table("ar", "في من على أن إلى التي عن الذي كان هذا لا ما هو هذه كل ولم أو ثم كانت لم قد بين ذلك مع و"),
    table("fa", "و در به از که را این است با برای آن یک تا بود می هم نیز بر او شد هر اما"),
    table("ur", "کے کی میں ہے اور سے کا کو نے پر یہ کہ اس ہیں تھا وہ بھی نہیں تھی جو"),
  ],
  devanagari: [
    table("hi", "के है में की और से का को ने पर यह कि हैं था वह भी नहीं थी जो एक इस हो"),
    table("mr", "आणि आहे या व ते हा तो की होते होता मध्ये एक च नाही पण होती ही"),
    table("ne", "र छ को मा का ले हो यो छन् पनि थियो भने एक गर्न"),
  ],
  hebrew: [
    table("he", "של את על לא כי עם הוא זה או היא גם אל אם אבל כל היה מה אני יש אין כך עד מי כן"),
    table("yi", "און די דער איז אין צו א דאס מיט האט פון אויף ער וואס נישט זיך"),
  ],
  bengali: [
    table("bn", "এই ও এবং না করে থেকে যে এক তার আর জন্য হয় কিন্তু ছিল সে"),
    table("as", "আৰু এই পৰা এক কৰা হয় যে তেওঁ"),
  ],
};
