"""Statements and readouts, in the words of the demo: no official text is copied."""

from collections.abc import Mapping
from dataclasses import dataclass

from home.demo.blocks import text
from home.demo.format import Block, Locale, Shape, StoryIndex, Translated


@dataclass(frozen=True, kw_only=True)
class Body:
    """A group in whose name something is said."""

    names: Translated
    descriptions: Translated


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One statement or readout in one language: `issuer`, `place` are keys, `date` YYYY-MM-DD."""

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
    place: str = ""
    participants: tuple[Shape, ...] = ()
    languages: tuple[Locale, ...] = ()
    attachments: tuple[Locale, ...] = ()
    """The languages of the files that go with it."""


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
    "africa-focus-group": Body(
        names={
            "en": "Africa Focus Group",
            "fr": "Groupe de réflexion sur l’Afrique",
            "ar": "مجموعة التركيز على أفريقيا",
        },
        descriptions={
            "en": "A body of the Coalition for Africa, announced in December 2021.",
            "fr": "Une instance de la Coalition pour l’Afrique, annoncée en décembre 2021.",
            "ar": "هيئة في التحالف تُعنى بأفريقيا، أُعلنت في كانون الأول/ديسمبر 2021.",
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


def _took_part(person: str, title: str, represents: str) -> Shape:
    """Return somebody by the key of a person, with the title of that day."""
    return {"person": person, "name": "", "title": title, "represents": represents}


STATEMENTS: tuple[Statement, ...] = (
    Statement(
        key="africa-focus-group",
        locale="en",
        slug="africa-focus-group",
        title="The Coalition has an Africa Focus Group",
        standfirst="The Small Group’s senior diplomats announce a new body of the Coalition.",
        issuer="small-group",
        date="2021-12-02",
        place="brussels",
        format="in_person",
        participants=(
            _took_part(
                "wilmes", "Deputy Prime Minister and Minister of Foreign Affairs", "Belgium"
            ),
            _took_part("godfrey", "Acting Special Envoy", "United States"),
        ),
        languages=("en", "fr", "ar"),
        attachments=("en", "fr", "ar"),
        body=(
            text("""
                <p>On 2 December the senior diplomats of the Coalition’s Small Group announced a new
                body, the <b>Africa Focus Group</b>. With them were Sophie Wilmès, Belgium’s Deputy
                Prime Minister and Foreign Minister, and John Godfrey, Acting Special Envoy of the
                United States.</p>
                <p><i>Demo content: a summary in our own words, not the official text. The year, the
                place and the languages of issue are demo data.</i></p>
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
        place="brussels",
        format="in_person",
        participants=(
            _took_part(
                "wilmes",
                "Vice-Première ministre et ministre des Affaires étrangères",
                "Belgique",
            ),
            _took_part("godfrey", "Envoyé spécial par intérim", "États-Unis"),
        ),
        languages=("en", "fr", "ar"),
        attachments=("en", "fr", "ar"),
        body=(
            text("""
                <p>Le 2 décembre, les hauts diplomates du Groupe restreint de la Coalition ont
                annoncé une nouvelle instance, le <b>Groupe de réflexion sur l’Afrique</b>
                (<i>Africa Focus Group</i>). À leurs côtés : Sophie Wilmès, Vice-Première ministre
                et ministre des Affaires étrangères de Belgique, et John Godfrey, envoyé spécial
                par intérim des États-Unis.</p>
                <p><i>Contenu de démonstration : un résumé de notre main, et non le texte officiel.
                L’année, le lieu et les langues de publication sont des données de
                démonstration.</i></p>
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
        place="brussels",
        format="in_person",
        participants=(
            _took_part("wilmes", "نائبة رئيس الوزراء ووزيرة الخارجية", "بلجيكا"),
            _took_part("godfrey", "المبعوث الخاص بالإنابة", "الولايات المتحدة"),
        ),
        languages=("en", "fr", "ar"),
        attachments=("en", "fr", "ar"),
        body=(
            text("""
                <p>في الثاني من كانون الأول/ديسمبر أعلن كبار دبلوماسيي المجموعة المصغّرة في التحالف
                هيئة جديدة هي <b>مجموعة التركيز على أفريقيا</b>. وكان معهم صوفي ويلميس، نائبة رئيس
                الوزراء ووزيرة الخارجية في بلجيكا، وجون غودفري، المبعوث الخاص بالإنابة للولايات
                المتحدة.</p>
                <p><i>محتوى تجريبي: ملخّص بكلماتنا وليس النص الرسمي. والسنة والمكان ولغات الإصدار
                بيانات تجريبية.</i></p>
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
    Statement(
        key="political-directors",
        locale="fr",
        kind="readout",
        slug="les-directeurs-politiques-en-ligne",
        title="Les Directeurs politiques se réunissent en ligne",
        standfirst="Compte rendu d’une réunion des Directeurs politiques du Groupe restreint.",
        issuer="political-directors",
        date="2022-05-24",
        format="online",
        languages=("en",),
        body=(
            text("""
                <p>Les Directeurs politiques du Groupe restreint ont tenu une réunion en ligne.</p>
                <p>Au-delà de la campagne militaire en Irak et en Syrie, les membres de la Coalition
                agissent contre le financement de Daech, l’afflux de combattants étrangers et la
                propagande du groupe, et pour la stabilisation des zones libérées.</p>
                <p><i>Contenu de démonstration : dans nos propres mots, et non le compte rendu
                officiel. La date et la langue de publication sont des données de démonstration ; ce
                qui s’est dit à la réunion n’est pas raconté ici.</i></p>
            """),
        ),
    ),
    Statement(
        key="political-directors",
        locale="ar",
        kind="readout",
        slug="al-mudirun-al-siyasiyyun-abr-al-intirnit",
        title="المديرون السياسيون يجتمعون عبر الإنترنت",
        standfirst="عرض لاجتماع المديرين السياسيين في المجموعة المصغّرة.",
        issuer="political-directors",
        date="2022-05-24",
        format="online",
        languages=("en",),
        body=(
            text("""
                <p>عقد المديرون السياسيون في المجموعة المصغّرة اجتماعًا عبر الإنترنت.</p>
                <p>في ما يتجاوز الحملة العسكرية في العراق وسوريا، يعمل أعضاء التحالف ضد تمويل داعش
                وتدفق المقاتلين الأجانب ودعاية التنظيم، ومن أجل استقرار المناطق المحررة.</p>
                <p><i>محتوى تجريبي: بكلماتنا وليس العرض الرسمي. اليوم ولغة الإصدار بيانات تجريبية،
                ولا يُروى هنا ما قيل في الاجتماع.</i></p>
            """),
        ),
    ),
    Statement(
        key="africa-group-introduced",
        locale="en",
        slug="the-africa-focus-group-in-brief",
        title="The Africa Focus Group in brief",
        standfirst="What it is, who announced it, and which members it looks to.",
        issuer="africa-focus-group",
        date="2022-03-15",
        languages=("en", "fr", "ar"),
        body=(
            text("""
                <p>The Africa Focus Group is a body of the Coalition. It was
                <a href="page:africa-focus-group">announced</a> on 2 December by the senior
                diplomats of the Small Group.</p>
                <p>Who the Coalition’s members in Africa are is told by the
                <a href="page:partners">directory</a>.</p>
                <p><i>Demo content: an introduction that the demo gives; the group itself has not
                issued it, and its day is demo data.</i></p>
            """),
        ),
    ),
    Statement(
        key="africa-group-introduced",
        locale="fr",
        slug="le-groupe-afrique-en-bref",
        title="Le Groupe de réflexion sur l’Afrique en bref",
        standfirst="Ce qu’il est, qui l’a annoncé, et vers quels membres il se tourne.",
        issuer="africa-focus-group",
        date="2022-03-15",
        languages=("en", "fr", "ar"),
        body=(
            text("""
                <p>Le Groupe de réflexion sur l’Afrique est une instance de la Coalition. Il a été
                <a href="page:africa-focus-group">annoncé</a> le 2 décembre par les hauts
                diplomates du Groupe restreint.</p>
                <p>Qui sont les membres de la Coalition en Afrique, le
                <a href="page:partners">répertoire</a> le dit.</p>
                <p><i>Contenu de démonstration : une présentation que donne la démonstration ; le
                groupe lui-même ne l’a pas publiée, et sa date est inventée.</i></p>
            """),
        ),
    ),
    Statement(
        key="africa-group-introduced",
        locale="ar",
        slug="majmuat-al-tarkiz-ala-afriqya-bi-ijaz",
        title="مجموعة التركيز على أفريقيا بإيجاز",
        standfirst="ما هي، ومن أعلنها، وإلى أي أعضاء تتوجه.",
        issuer="africa-focus-group",
        date="2022-03-15",
        languages=("en", "fr", "ar"),
        body=(
            text("""
                <p>مجموعة التركيز على أفريقيا هيئة في التحالف. <a
                href="page:africa-focus-group">أعلنها</a> كبار دبلوماسيي المجموعة المصغّرة في الثاني
                من كانون الأول/ديسمبر.</p>
                <p>أما من هم أعضاء التحالف في أفريقيا فيقوله <a href="page:partners">الدليل</a>.</p>
                <p><i>محتوى تجريبي: تعريف يقدّمه العرض التجريبي؛ لم تُصدره المجموعة نفسها، ويومه من
                البيانات التجريبية.</i></p>
            """),
        ),
    ),
)
