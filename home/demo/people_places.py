"""Who signs, who is met, and where: people and places by key."""

from home.demo.format import Person, Place

_REAL = {
    "en": "A real person, named in public; the demo quotes nothing of theirs.",
    "fr": "Une personne réelle, nommée publiquement ; rien d’elle n’est repris ici.",
    "ar": "شخص حقيقي ورد اسمه علنًا، ولا يُقتبس هنا شيء من كلامه.",
}
PEOPLE: dict[str, Person] = {
    "desk": Person(
        names={
            "en": "Storywire Demo Desk",
            "fr": "Rédaction de démonstration Storywire",
            "ar": "فريق تحرير ستوري واير التجريبي",
        },
        roles={"en": "Words", "fr": "Textes", "ar": "النص"},
        bio={
            "en": "The desk writes the demo stories that come with Storywire.",
            "fr": "La rédaction écrit les récits de démonstration livrés avec Storywire.",
            "ar": "يكتب الفريق القصص التجريبية المرفقة بنظام ستوري واير.",
        },
    ),
    "studio": Person(
        names={
            "en": "Storywire Demo Studio",
            "fr": "Studio de démonstration Storywire",
            "ar": "استوديو ستوري واير التجريبي",
        },
        roles={"en": "Illustrations", "fr": "Illustrations", "ar": "الرسوم"},
        bio={
            "en": "The studio draws every picture in the demo; none of them is a photograph.",
            "fr": "Le studio dessine les images de la démonstration ; aucune n’est une photo.",
            "ar": "يرسم الاستوديو جميع صور العرض التجريبي، وليست أيٌّ منها صورة فوتوغرافية.",
        },
    ),
    "doctor": Person(
        names={"en": "The doctor", "fr": "La médecin", "ar": "الطبيبة"},
        roles={
            "en": "General physician, Al-Qaim hospital",
            "fr": "Médecin généraliste, hôpital d’Al-Qaïm",
            "ar": "طبيبة عامة، مستشفى القائم",
        },
        bio={
            "en": "A composite character: no single doctor is described here.",
            "fr": "Un personnage composite : aucune médecin en particulier n’est décrite ici.",
            "ar": "شخصية مركّبة: لا تصف القصة طبيبة بعينها.",
        },
    ),
    "murrison": Person(
        names={"en": "Andrew Murrison", "fr": "Andrew Murrison", "ar": "أندرو موريسون"},
        roles={
            "en": "British minister (2019)",
            "fr": "Ministre britannique (2019)",
            "ar": "وزير بريطاني (2019)",
        },
        bio=_REAL,
    ),
    "wilmes": Person(
        names={"en": "Sophie Wilmès", "fr": "Sophie Wilmès", "ar": "صوفي ويلميس"},
        roles={"en": "Belgian politician", "fr": "Femme politique belge", "ar": "سياسية بلجيكية"},
        bio=_REAL,
    ),
    "godfrey": Person(
        names={"en": "John Godfrey", "fr": "John Godfrey", "ar": "جون غودفري"},
        roles={"en": "US diplomat", "fr": "Diplomate américain", "ar": "دبلوماسي أمريكي"},
        bio=_REAL,
    ),
    "catesi": Person(
        names={"en": "Corrado Catesi", "fr": "Corrado Catesi", "ar": "كورادو كاتيزي"},
        roles={"en": "Guest of the podcast", "fr": "Invité du podcast", "ar": "ضيف البودكاست"},
        bio=_REAL,
    ),
    "bueno": Person(
        names={"en": "Luis Miguel Bueno", "fr": "Luis Miguel Bueno", "ar": "لويس ميغيل بوينو"},
        roles={
            "en": "Speaks of the European Union’s contributions",
            "fr": "Parle des contributions de l’Union européenne",
            "ar": "يتحدث عن مساهمات الاتحاد الأوروبي",
        },
        bio=_REAL,
    ),
}

PLACES: dict[str, Place] = {
    "al-qaim": Place(
        names={"en": "Al-Qaim, Iraq", "fr": "Al-Qaïm, Irak", "ar": "القائم، العراق"},
        latitude=34.37,
        longitude=41.09,
        country="IQ",
    ),
    "mosul": Place(
        names={"en": "Mosul, Iraq", "fr": "Mossoul, Irak", "ar": "الموصل، العراق"},
        latitude=36.34,
        longitude=43.13,
        country="IQ",
    ),
    "brussels": Place(
        names={"en": "Brussels, Belgium", "fr": "Bruxelles, Belgique", "ar": "بروكسل، بلجيكا"},
        latitude=50.85,
        longitude=4.35,
        country="BE",
    ),
}
