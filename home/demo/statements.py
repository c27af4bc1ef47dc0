"""Statements, readouts and briefs, in the words of the demo: no official text is copied."""

from collections.abc import Mapping
from dataclasses import dataclass

from home.demo.blocks import html, text
from home.demo.format import Block, Locale, Shape, StoryIndex, Translated


@dataclass(frozen=True, kw_only=True)
class Body:
    """A group in whose name something is said."""

    names: Translated
    descriptions: Translated


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One statement or readout in one language: `issuer` is a key, `date` YYYY-MM-DD."""

    key: str
    locale: Locale
    slug: str
    title: str
    standfirst: str
    issuer: str
    date: str
    body: tuple[Block, ...]
    kind: str = "statement"
    format: str = ""
    participants: tuple[Shape, ...] = ()
    languages: tuple[Locale, ...] = ()
    attachments: tuple[Locale, ...] = ()
    """The languages of the files that go with it."""


@dataclass(frozen=True, kw_only=True)
class Brief:
    """One brief in one language: `page` is a page's key, or else `outlet` tells it at length."""

    key: str
    locale: Locale
    slug: str
    title: str
    text: str
    page: str = ""
    outlet: str = ""


BODIES: Mapping[str, Body] = {
    "small-group": Body(
        names={"en": "Small Group", "fr": "Groupe restreint", "ar": "المجموعة المصغّرة"},
        descriptions={
            "en": "A smaller circle of the Coalition’s members.",
            "fr": "Un cercle restreint de membres de la Coalition.",
            "ar": "دائرة أصغر من أعضاء التحالف.",
        },
    ),
    "political-directors": Body(
        names={
            "en": "Political Directors",
            "fr": "Directeurs politiques",
            "ar": "المديرون السياسيون",
        },
        descriptions={
            "en": "The political directors of the Small Group’s members.",
            "fr": "Les directeurs politiques des membres du Groupe restreint.",
            "ar": "المديرون السياسيون لدى أعضاء المجموعة المصغّرة.",
        },
    ),
}

STATEMENT_INDEXES: Mapping[Locale, StoryIndex] = {
    "en": StoryIndex(
        locale="en",
        slug="statements",
        title="Statements and news",
        kicker="",
        standfirst="What the Coalition’s bodies say officially, and news in a few lines.",
    ),
    "fr": StoryIndex(
        locale="fr",
        slug="declarations",
        title="Déclarations et brèves",
        kicker="",
        standfirst="Ce que disent officiellement les instances de la Coalition, et l’actualité "
        "en quelques lignes.",
    ),
    "ar": StoryIndex(
        locale="ar",
        slug="bayanat",
        title="بيانات وأخبار",
        kicker="",
        standfirst="ما تقوله هيئات التحالف رسميًا، وأخبار في سطور.",
    ),
}


def _took_part(name: str, title: str, represents: str) -> Shape:
    return {"person": None, "name": name, "title": title, "represents": represents}


STATEMENTS: tuple[Statement, ...] = (
    Statement(
        key="africa-focus-group",
        locale="en",
        slug="africa-focus-group",
        title="The Coalition has an Africa Focus Group",
        standfirst="The Small Group’s senior diplomats announce a new body of the Coalition.",
        issuer="small-group",
        date="2021-12-02",
        participants=(
            _took_part(
                "Sophie Wilmès", "Deputy Prime Minister and Minister of Foreign Affairs", "Belgium"
            ),
            _took_part("John Godfrey", "Acting Special Envoy", "United States"),
        ),
        languages=("en", "fr", "ar"),
        attachments=("en", "fr", "ar"),
        body=(
            text("""
                <p>On 2 December the senior diplomats of the Coalition’s Small Group announced a new
                body, the <b>Africa Focus Group</b>. With them were Sophie Wilmès, Belgium’s Deputy
                Prime Minister and Foreign Minister, and John Godfrey, Acting Special Envoy of the
                United States.</p>
                <p><i>Demo content: a summary in our own words, not the official text. The year and
                the languages of issue are demo data.</i></p>
            """),
        ),
    ),
    Statement(
        key="africa-focus-group",
        locale="fr",
        slug="groupe-afrique",
        title="La Coalition se dote d’un groupe consacré à l’Afrique",
        standfirst="Les hauts diplomates du Groupe restreint annoncent une nouvelle instance.",
        issuer="small-group",
        date="2021-12-02",
        participants=(
            _took_part(
                "Sophie Wilmès",
                "Vice-Première ministre et ministre des Affaires étrangères",
                "Belgique",
            ),
            _took_part("John Godfrey", "Envoyé spécial par intérim", "États-Unis"),
        ),
        languages=("en", "fr", "ar"),
        attachments=("en", "fr", "ar"),
        body=(
            text("""
                <p>Le 2 décembre, les hauts diplomates du Groupe restreint de la Coalition ont
                annoncé une nouvelle instance, l’<b>Africa Focus Group</b>. À leurs côtés : Sophie
                Wilmès, Vice-Première ministre et ministre des Affaires étrangères de Belgique, et
                John Godfrey, envoyé spécial par intérim des États-Unis.</p>
                <p><i>Contenu de démonstration : un résumé de notre main, et non le texte officiel.
                L’année et les langues de publication sont des données de démonstration.</i></p>
            """),
        ),
    ),
    Statement(
        key="africa-focus-group",
        locale="ar",
        slug="majmuat-afriqya",
        title="مجموعة في التحالف تُعنى بأفريقيا",
        standfirst="كبار دبلوماسيي المجموعة المصغّرة يعلنون هيئة جديدة في التحالف.",
        issuer="small-group",
        date="2021-12-02",
        participants=(
            _took_part("صوفي ويلميس", "نائبة رئيس الوزراء ووزيرة الخارجية", "بلجيكا"),
            _took_part("جون غودفري", "المبعوث الخاص بالإنابة", "الولايات المتحدة"),
        ),
        languages=("en", "fr", "ar"),
        attachments=("en", "fr", "ar"),
        body=(
            text("""
                <p>في الثاني من كانون الأول/ديسمبر أعلن كبار دبلوماسيي المجموعة المصغّرة في التحالف
                هيئة جديدة هي <b>مجموعة التركيز على أفريقيا</b>. وكان معهم صوفي ويلميس، نائبة رئيس
                الوزراء ووزيرة الخارجية في بلجيكا، وجون غودفري، المبعوث الخاص بالإنابة للولايات
                المتحدة.</p>
                <p><i>محتوى تجريبي: ملخّص بكلماتنا وليس النص الرسمي. والسنة ولغات الإصدار بيانات
                تجريبية.</i></p>
            """),
        ),
    ),
    Statement(
        key="political-directors",
        locale="en",
        kind="readout",
        slug="political-directors-online",
        title="The Political Directors meet online",
        standfirst="A readout of a meeting of the Small Group’s Political Directors.",
        issuer="political-directors",
        date="2022-05-24",
        format="online",
        languages=("en",),
        body=(
            text("""
                <p>The Political Directors of the Small Group have held a meeting online.</p>
                <p>Beyond the military campaign in Iraq and Syria, the Coalition’s members work
                against Daesh’s financing, the flow of foreign fighters and the group’s propaganda,
                and for the stabilisation of liberated areas.</p>
                <p><i>Demo content: in our own words, not the official readout. The day and the
                language of issue are demo data; what was said at the meeting is not told
                here.</i></p>
            """),
        ),
    ),
)

BRIEFS: tuple[Brief, ...] = (
    Brief(
        key="brief-watar",
        locale="en",
        slug="music-again-in-mosul",
        title="Music again in Mosul",
        text=html("""
            <p>The Watar Orchestra has played in the refurbished Grand Theatre of Mosul
            University.</p>
        """),
        page="watar",
    ),
    Brief(
        key="brief-hill",
        locale="en",
        slug="stronger-in-some-areas",
        title="Daesh is stronger in some areas, says the US Secretary of State",
        text=html("""
            <p>The group has regained strength in some areas, the Secretary of State of the United
            States has said.</p>
        """),
        outlet="The Hill",
    ),
)
