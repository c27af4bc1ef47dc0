"""Campaigns and series of the demo, in the words of the demo.

The names of the campaigns and of what is told for them are facts; their days are demo data.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from home.demo.blocks import html
from home.demo.format import Locale, StoryIndex, Translated


@dataclass(frozen=True, kw_only=True)
class Series:
    """What comes again and again under one name."""

    names: Translated
    descriptions: Translated


@dataclass(frozen=True, kw_only=True)
class Campaign:
    """One campaign in every language; `partners` are keys, days are YYYY-MM-DD."""

    key: str
    slugs: Translated
    titles: Translated
    standfirsts: Translated
    aims: Translated
    hashtag: str
    starts_on: str
    cover: str
    partners: tuple[str, ...] = ()
    ends_on: str | None = None


def _index(locale: Locale, slug: str, title: str, standfirst: str) -> StoryIndex:
    return StoryIndex(locale=locale, slug=slug, title=title, kicker="", standfirst=standfirst)


CAMPAIGN_INDEXES: Mapping[Locale, StoryIndex] = {
    "en": _index("en", "campaigns", "Campaigns", "What many tell together, for a time."),
    "fr": _index("fr", "campagnes", "Campagnes", "Ce que l’on raconte à plusieurs, un temps."),
    "ar": _index("ar", "hamalat", "حملات", "ما يرويه كثيرون معًا، إلى حين."),
}

SERIES: Mapping[str, Series] = {
    "day": Series(
        names={"en": "#DayInTheLife", "fr": "#UneJournéeAvec", "ar": "#يوم_في_حياة"},
        descriptions={
            "en": "One person, one day, hour by hour.",
            "fr": "Une personne, une journée, heure par heure.",
            "ar": "إنسان واحد في يوم واحد، ساعةً بساعة.",
        },
    ),
    "throwback": Series(
        names={"en": "#ThrowbackThursday", "fr": "#RetourEnArrière", "ar": "#خميس_الذكريات"},
        descriptions={
            "en": "Where a place was, and where it is now.",
            "fr": "Ce qu’un lieu était, et ce qu’il est devenu.",
            "ar": "كيف كان المكان، وكيف صار.",
        },
    ),
    "sixty": Series(
        names={"en": "Sixty seconds in…", "fr": "Soixante secondes à…", "ar": "ستون ثانية في…"},
        descriptions={
            "en": "Films of about a minute, each in one place.",
            "fr": "Des films d’une minute environ, chacun en un lieu.",
            "ar": "أفلام مدتها نحو دقيقة، كلٌّ منها في مكان واحد.",
        },
    ),
}

MISSION = (
    "IQ", "eu", "AE", "AU", "BE", "CA", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "IT", "JO", "KR",
    "KW", "NL", "NO", "NZ", "PL", "PT", "SE", "US",
)  # fmt: skip
"""Which of the dozens of partners the demo names."""

CAMPAIGNS: tuple[Campaign, ...] = (
    Campaign(
        key="deny-daesh-cash",
        slugs={"en": "deny-daesh-cash", "fr": "deny-daesh-cash", "ar": "la-amwal-li-daesh"},
        titles={
            "en": "Deny Daesh Cash",
            "fr": "Couper les fonds de Daech",
            "ar": "لا أموال لداعش",
        },
        standfirsts={
            "en": "No group lives without money. This campaign is about taking it away.",
            "fr": "Aucun groupe ne vit sans argent. Cette campagne dit comment le lui retirer.",
            "ar": "لا تعيش جماعة بلا مال. هذه الحملة عن قطعه عنها.",
        },
        aims={
            "en": html("""
                <p>To tackle Daesh’s <b>financing</b> and its economic infrastructure is one of the
                Coalition’s lines of effort. The campaign says what that means, and what anybody
                can watch out for.</p><p><i>Demo content: the days are demo data.</i></p>
            """),
            "fr": html("""
                <p>S’attaquer au <b>financement</b> de Daech et à son infrastructure économique est
                l’un des axes de la Coalition. La campagne dit ce que cela signifie, et à quoi
                chacun peut prendre garde.</p>
                <p><i>Contenu de démonstration : les dates sont inventées.</i></p>
            """),
            "ar": html("""
                <p>التصدي <b>لتمويل</b> داعش ولبنيته الاقتصادية أحد محاور عمل التحالف. تشرح الحملة
                معنى ذلك، وما الذي يمكن لكل واحد أن ينتبه إليه.</p>
                <p><i>محتوى تجريبي: التواريخ مُختلقة.</i></p>
            """),
        },
        hashtag="DenyDaeshCash",
        starts_on="2022-02-01",
        ends_on="2022-07-31",
        cover="market-street",
    ),
    Campaign(
        key="this-generation-learns",
        slugs={
            "en": "this-generation-learns",
            "fr": "cette-generation-apprend",
            "ar": "hadha-al-jil-yataallam",
        },
        titles={
            "en": "This Generation Learns",
            "fr": "Cette génération apprend",
            "ar": "هذا الجيل يتعلّم",
        },
        standfirsts={
            "en": "Schools are where a town begins again. This campaign is about those in them.",
            "fr": "Une ville recommence à l’école. Cette campagne parle de ceux qui y sont.",
            "ar": "من المدارس تبدأ البلدة من جديد. هذه الحملة عمّن فيها.",
        },
        aims={
            "en": html("""
                <p>Bringing <b>essential public services</b> back to liberated areas is one of the
                Coalition’s lines of effort. The campaign is about learning: a door that opens, a
                bell that rings.</p><p><i>Demo content: the days are demo data.</i></p>
            """),
            "fr": html("""
                <p>Ramener les <b>services publics essentiels</b> dans les zones libérées est l’un
                des axes de la Coalition. La campagne parle d’apprendre : une porte qui s’ouvre, une
                cloche qui sonne.</p>
                <p><i>Contenu de démonstration : les dates sont inventées.</i></p>
            """),
            "ar": html("""
                <p>إعادة <b>الخدمات العامة الأساسية</b> إلى المناطق المحررة أحد محاور عمل التحالف.
                والحملة عن التعلّم: باب يُفتح، وجرس يُقرع.</p>
                <p><i>محتوى تجريبي: التواريخ مُختلقة.</i></p>
            """),
        },
        hashtag="ThisGenerationLearns",
        starts_on="2022-03-01",
        cover="school-walk",
    ),
    Campaign(
        key="one-mission",
        slugs={
            "en": "one-mission-many-nations",
            "fr": "une-mission-de-nombreuses-nations",
            "ar": "muhimma-wahida-duwal-kathira",
        },
        titles={
            "en": "One Mission Many Nations",
            "fr": "Une mission, de nombreuses nations",
            "ar": "مهمة واحدة، دول كثيرة",
        },
        standfirsts={
            "en": "Dozens of partners, and what each of them does for the same end.",
            "fr": "Des dizaines de partenaires, et ce que chacun fait dans le même but.",
            "ar": "عشرات الشركاء، وما يفعله كل منهم للغاية نفسها.",
        },
        aims={
            "en": html("""
                <p>The campaign shows <b>who</b> takes part, one partner at a time: soldiers and
                police, and those whose contribution is not military at all.</p>
                <p><i>Demo content: the days are demo data, and so is which of the dozens of
                partners are named.</i></p>
            """),
            "fr": html("""
                <p>La campagne montre <b>qui</b> prend part, un partenaire après l’autre : des
                soldats, des policiers, et ceux dont l’apport n’a rien de militaire.</p>
                <p><i>Contenu de démonstration : les dates sont inventées, et le choix des
                partenaires nommés l’est aussi.</i></p>
            """),
            "ar": html("""
                <p>تُظهر الحملة <b>من</b> يشارك، شريكًا تلو الآخر: جنودًا وشرطة، ومن لا تمتّ مساهمته
                إلى العمل العسكري بصلة.</p>
                <p><i>محتوى تجريبي: التواريخ مُختلقة، وكذلك اختيار الشركاء المذكورين.</i></p>
            """),
        },
        hashtag="OneMissionManyNations",
        starts_on="2022-05-01",
        cover="euphrates-bridge",
        partners=MISSION,
    ),
)
