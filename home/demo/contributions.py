"""What members of the demo's directory contribute, and where to read more of them.

What is told is general public knowledge and modest; each text says that it is demo content.
"""

from collections.abc import Mapping

from home.demo.format import Translated

WAYS: Mapping[str, Translated] = {
    "finance": {
        "en": "Among those who lead the work against Daesh’s financing.",
        "fr": "Parmi ceux qui conduisent l’action contre le financement de Daech.",
        "ar": "من الذين يقودون العمل ضد تمويل داعش.",
    },
    "fighters": {
        "en": "Among those who lead the work against the flow of foreign fighters.",
        "fr": "Parmi ceux qui conduisent l’action contre l’afflux de combattants étrangers.",
        "ar": "من الذين يقودون العمل ضد تدفق المقاتلين الأجانب.",
    },
    "stabilisation": {
        "en": "Supports stabilisation, and services for people in liberated areas.",
        "fr": "Soutient la stabilisation et les services à la population des zones libérées.",
        "ar": "يدعم الاستقرار والخدمات لسكان المناطق المحررة.",
    },
    "words": {
        "en": "Among those who lead the work against the group’s propaganda.",
        "fr": "Parmi ceux qui conduisent l’action contre la propagande du groupe.",
        "ar": "من الذين يقودون العمل ضد دعاية التنظيم.",
    },
    "training": {
        "en": "Has helped to train Iraqi forces.",
        "fr": "A contribué à former les forces irakiennes.",
        "ar": "أسهم في تدريب القوات العراقية.",
    },
    "aid": {
        "en": "Has given humanitarian aid.",
        "fr": "A fourni une aide humanitaire.",
        "ar": "قدّم مساعدات إنسانية.",
    },
    "home": {
        "en": "Its own forces liberated the country’s towns, and its people rebuild them.",
        "fr": "Ses propres forces ont libéré les villes du pays, et ses habitants les relèvent.",
        "ar": "قواته هي التي حررت بلدات البلاد، وأهله هم من يعيدون بناءها.",
    },
    "police": {
        "en": "Lets police forces share what they know of foreign fighters.",
        "fr": "Permet aux polices de partager ce qu’elles savent des combattants étrangers.",
        "ar": "يتيح لأجهزة الشرطة تبادل ما تعرفه عن المقاتلين الأجانب.",
    },
    "civil": {
        "en": "What it contributes is not military: aid, stabilisation, advice.",
        "fr": "Son apport n’est pas militaire : aide, stabilisation, conseil.",
        "ar": "مساهماته غير عسكرية: مساعدات ودعم للاستقرار ومشورة.",
    },
}
_BY_WAY: Mapping[str, str] = {
    "finance": "IT SA US",
    "fighters": "KW NL TR",
    "stabilisation": "AE DE",
    "words": "GB",
    "training": "AU BE CA CZ DK ES FI FR HU NO NZ PL PT SE nato",
    "aid": "AT IE JP KR LU",
    "home": "IQ",
    "police": "interpol",
    "civil": "eu",
}
WAY_OF: Mapping[str, str] = {key: way for way, keys in _BY_WAY.items() for key in keys.split()}
LINKS: Mapping[str, tuple[str, str]] = {
    "AU": ("dfat.gov.au", "https://www.dfat.gov.au/"),
    "BE": ("diplomatie.belgium.be", "https://diplomatie.belgium.be/"),
    "CA": ("international.gc.ca", "https://www.international.gc.ca/"),
    "DE": ("auswaertiges-amt.de", "https://www.auswaertiges-amt.de/"),
    "DK": ("um.dk", "https://um.dk/"),
    "ES": ("exteriores.gob.es", "https://www.exteriores.gob.es/"),
    "FI": ("um.fi", "https://um.fi/"),
    "FR": ("diplomatie.gouv.fr", "https://www.diplomatie.gouv.fr/"),
    "GB": ("gov.uk", "https://www.gov.uk/"),
    "IE": ("ireland.ie", "https://www.ireland.ie/"),
    "IQ": ("mofa.gov.iq", "https://mofa.gov.iq/"),
    "IT": ("esteri.it", "https://www.esteri.it/"),
    "JP": ("mofa.go.jp", "https://www.mofa.go.jp/"),
    "KR": ("mofa.go.kr", "https://www.mofa.go.kr/"),
    "NL": ("government.nl", "https://www.government.nl/"),
    "NO": ("regjeringen.no", "https://www.regjeringen.no/"),
    "NZ": ("mfat.govt.nz", "https://www.mfat.govt.nz/"),
    "PL": ("gov.pl", "https://www.gov.pl/"),
    "SE": ("government.se", "https://www.government.se/"),
    "TR": ("mfa.gov.tr", "https://www.mfa.gov.tr/"),
    "US": ("state.gov", "https://www.state.gov/"),
    "eu": ("eeas.europa.eu", "https://www.eeas.europa.eu/"),
    "interpol": ("interpol.int", "https://www.interpol.int/"),
    "nato": ("nato.int", "https://www.nato.int/"),
}
