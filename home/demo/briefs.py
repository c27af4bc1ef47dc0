"""The briefs of the demo: news in two or three sentences, in every language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from home.demo.format import Locale, Translated


@dataclass(frozen=True, kw_only=True)
class Brief:
    """One brief in every language: `page` and `outlet` are keys, of which one tells it."""

    key: str
    slugs: Translated
    titles: Translated
    texts: Translated
    cover: str
    page: str = ""
    outlet: str = ""
    campaign: str = ""
    tags: Mapping[Locale, tuple[str, ...]] = field(default_factory=dict)


def _tagged(*names: str, ar: str = "") -> Mapping[Locale, tuple[str, ...]]:
    return {"en": names, "fr": names, "ar": (*names, ar) if ar else names}


BRIEFS: tuple[Brief, ...] = (
    Brief(
        key="brief-house",
        slugs={
            "en": "a-house-room-by-room",
            "fr": "une-maison-piece-par-piece",
            "ar": "bayt-ghurfa-ghurfa",
        },
        titles={
            "en": "A house, room by room",
            "fr": "Une maison, pièce par pièce",
            "ar": "بيت، غرفةً غرفة",
        },
        texts={
            "en": "<p>Narayen has been a widow for twelve years. UNDP is helping to rebuild her "
            "house.</p>",
            "fr": "<p>Narayen est veuve depuis douze ans. Le PNUD aide à reconstruire sa "
            "maison.</p>",
            "ar": "<p>ناراين أرملة منذ اثني عشر عامًا. ويساعد برنامج الأمم المتحدة الإنمائي في "
            "إعادة "
            "بناء بيتها.</p>",
        },
        cover="rooftop-dusk",
        tags=_tagged("stabilisation", "iraq"),
    ),
    Brief(
        key="brief-hill",
        slugs={
            "en": "stronger-in-some-areas",
            "fr": "plus-fort-par-endroits",
            "ar": "aqwa-fi-bad-al-manatiq",
        },
        titles={
            "en": "Daesh is stronger in some areas, says the US Secretary of State",
            "fr": "Daech se renforce par endroits, selon le secrétaire d’État américain",
            "ar": "داعش أقوى في بعض المناطق، يقول وزير الخارجية الأمريكي",
        },
        texts={
            "en": "<p>The group has regained strength in some areas, the Secretary of State of the "
            "United States has said.</p>",
            "fr": "<p>Le groupe a repris des forces dans certaines zones, a déclaré le secrétaire "
            "d’État des États-Unis.</p>",
            "ar": "<p>قال وزير خارجية الولايات المتحدة إن التنظيم استعاد قوته في بعض المناطق.</p>",
        },
        cover="border-road",
        outlet="the-hill",
        tags=_tagged("DefeatDaesh"),
    ),
    Brief(
        key="brief-cash",
        slugs={
            "en": "what-money-leaves-behind",
            "fr": "ce-que-l-argent-laisse-derriere-lui",
            "ar": "ma-yatrukuhu-al-mal",
        },
        titles={
            "en": "What money leaves behind",
            "fr": "Ce que l’argent laisse derrière lui",
            "ar": "ما يتركه المال وراءه",
        },
        texts={
            "en": "<p>A group that cannot pay cannot last. To tackle Daesh’s financing and its "
            "economic infrastructure is a line of effort of the Coalition; an episode of On The "
            "Line is about it.</p>",
            "fr": "<p>Un groupe qui ne peut pas payer ne peut pas durer. S’attaquer au financement "
            "de Daech et à son infrastructure économique est un axe de la Coalition ; un épisode "
            "d’On The Line en parle.</p>",
            "ar": "<p>الجماعة التي لا تستطيع أن تدفع لا تستطيع أن تدوم. والتصدي لتمويل داعش "
            "ولبنيته "
            "الاقتصادية أحد محاور عمل التحالف؛ وعنه حلقة من برنامج «على الخط».</p>",
        },
        cover="market-street",
        page="episode-finance",
        campaign="deny-daesh-cash",
        tags=_tagged("DenyDaeshCash", ar="لا_أموال_لداعش"),
    ),
    Brief(
        key="brief-watar",
        slugs={
            "en": "music-again-in-mosul",
            "fr": "la-musique-revient-a-mossoul",
            "ar": "al-musiqa-taud-ila-al-mawsil",
        },
        titles={
            "en": "Music again in Mosul",
            "fr": "La musique revient à Mossoul",
            "ar": "الموسيقى تعود إلى الموصل",
        },
        texts={
            "en": "<p>The Watar Orchestra has played in the refurbished Grand Theatre of Mosul "
            "University.</p>",
            "fr": "<p>L’orchestre Watar a joué dans le Grand Théâtre rénové de l’Université de "
            "Mossoul.</p>",
            "ar": "<p>عزفت أوركسترا وتر في المسرح الكبير المرمَّم بجامعة الموصل.</p>",
        },
        cover="oud-violin",
        page="watar",
        tags=_tagged("Mosul", ar="الموصل"),
    ),
    Brief(
        key="brief-football",
        slugs={
            "en": "football-in-tal-abta-and-baaj",
            "fr": "du-football-a-tal-abta-et-a-baaj",
            "ar": "kurat-al-qadam-fi-tall-abta-wal-baaj",
        },
        titles={
            "en": "Football in Tal Abta and Baaj",
            "fr": "Du football à Tal Abta et à Baaj",
            "ar": "كرة القدم في تل عبطة والبعاج",
        },
        texts={
            "en": "<p>UNDP Iraq and Altahreer have held a football tournament in Tal Abta and "
            "Baaj, in Ninewa. Germany supported it.</p>",
            "fr": "<p>Le PNUD en Irak et Altahreer ont organisé un tournoi de football à Tal Abta "
            "et "
            "à Baaj, dans la province de Ninive, avec le soutien de l’Allemagne.</p>",
            "ar": "<p>نظّم برنامج الأمم المتحدة الإنمائي في العراق ومنظمة التحرير بطولة في كرة "
            "القدم في "
            "تل عبطة والبعاج بنينوى، بدعم من ألمانيا.</p>",
        },
        cover="school-walk",
        tags=_tagged("stabilisation", "iraq"),
    ),
)
