"""The digest of August 2019, in three languages: five reports, summed up in our own words.

Headlines and summaries rest on a public snapshot that gives neither links nor dates, so there are
none. Which week of August it was is made up for the demo.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from home.demo.format import Locale, Translated

_AUGUST = "2019-08-19"

OUTLETS: Mapping[str, Translated] = {
    "al-sharq-al-awsat": {
        "en": "Al-Sharq Al-Awsat", "fr": "Al-Sharq Al-Awsat", "ar": "الشرق الأوسط",
    },
    "the-hill": {"en": "The Hill", "fr": "The Hill", "ar": "ذا هيل"},
    "al-arabiya": {"en": "Al-Arabiya", "fr": "Al-Arabiya", "ar": "العربية"},
    "evening-standard": {
        "en": "Evening Standard", "fr": "Evening Standard", "ar": "إيفنينغ ستاندرد",
    },
    "the-telegraph": {"en": "The Telegraph", "fr": "The Telegraph", "ar": "ذا تلغراف"},
    "demo": {
        "en": "Demo outlet (made up)",
        "fr": "Média de démonstration (inventé)",
        "ar": "وسيلة إعلام تجريبية (مختلقة)",
    },
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Report:
    """One report: `outlet` and `people` are keys."""

    outlet: str
    headline: str
    summary: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Digest:
    """One issue in one language: `week` is a day of it, YYYY-MM-DD."""

    key: str
    locale: Locale
    week: str
    slug: str
    title: str
    standfirst: str
    reports: tuple[Report, ...]


EN = Digest(
    key="digest",
    locale="en",
    week=_AUGUST,
    slug="five-headlines-of-august-2019",
    title="Five headlines of August 2019",
    standfirst="A tribute, two warnings, a citizenship withdrawn, a wedding attacked. The "
    "summaries are ours; the exact week is demo data.",
    reports=(
        Report(
            outlet="al-sharq-al-awsat",
            headline="A minister on what the victims of terrorism are owed",
            summary="In an opinion piece, the British minister Andrew Murrison looks ahead. "
            "Whoever wants to honour the victims, he holds, should see to it that attacks make no "
            "more of them.",
            people=("murrison",),
        ),
        Report(
            outlet="the-hill",
            headline="Washington sees Daesh stronger in some places",
            summary="The US Secretary of State says that in some areas the group has grown "
            "strong again.",
        ),
        Report(
            outlet="al-arabiya",
            headline="China’s envoy worries about northern Syria",
            summary="Beijing’s envoy for Syria warns that the group could come to life again in "
            "the north of the country.",
        ),
        Report(
            outlet="evening-standard",
            headline="London withdraws a citizenship",
            summary="Somebody who was both British and Canadian is British no longer: that "
            "citizenship has been taken away.",
        ),
        Report(
            outlet="the-telegraph",
            headline="A wedding in Kabul becomes a place of mourning",
            summary="A suicide bomber has attacked a wedding in the Afghan capital. At least 63 "
            "people were killed.",
        ),
    ),
)

FR = Digest(
    key="digest",
    locale="fr",
    week=_AUGUST,
    slug="cinq-titres-d-aout-2019",
    title="Cinq titres d’août 2019",
    standfirst="Un hommage, deux mises en garde, une nationalité retirée, un mariage endeuillé. "
    "Les résumés sont de nous ; la semaine exacte est une donnée de démonstration.",
    reports=(
        Report(
            outlet="al-sharq-al-awsat",
            headline="Ce que l’on doit aux victimes, selon un ministre",
            summary="Dans une tribune, le ministre britannique Andrew Murrison regarde vers "
            "l’avenir : qui veut honorer les victimes doit empêcher que les attentats n’en fassent "
            "d’autres.",
            people=("murrison",),
        ),
        Report(
            outlet="the-hill",
            headline="Washington voit Daech se renforcer par endroits",
            summary="Pour le secrétaire d’État américain, le groupe a regagné des forces dans "
            "certaines zones.",
        ),
        Report(
            outlet="al-arabiya",
            headline="L’envoyé chinois s’inquiète pour le nord de la Syrie",
            summary="L’envoyé de Pékin pour la Syrie craint que le groupe ne renaisse dans le nord "
            "du pays.",
        ),
        Report(
            outlet="evening-standard",
            headline="Londres retire une nationalité",
            summary="Une personne à la fois britannique et canadienne n’est plus britannique : "
            "cette nationalité lui a été retirée.",
        ),
        Report(
            outlet="the-telegraph",
            headline="À Kaboul, un mariage tourne au deuil",
            summary="Un attentat-suicide a frappé un mariage dans la capitale afghane et tué au "
            "moins 63 personnes.",
        ),
    ),
)

AR = Digest(
    key="digest",
    locale="ar",
    week=_AUGUST,
    slug="khamsat-anawin-ab-2019",
    title="خمسة عناوين من آب/أغسطس 2019",
    standfirst="تكريم وتحذيران وجنسية مسحوبة وعرس أصابه الهجوم. الملخصات من صياغتنا، والأسبوع "
    "المحدد بيانات تجريبية.",
    reports=(
        Report(
            outlet="al-sharq-al-awsat",
            headline="وزير يكتب عمّا ندين به لضحايا الإرهاب",
            summary="في مقال رأي، ينظر الوزير البريطاني أندرو موريسون إلى الأمام: من أراد تكريم "
            "الضحايا فليعمل كي لا توقع الهجمات ضحايا آخرين.",
            people=("murrison",),
        ),
        Report(
            outlet="the-hill",
            headline="واشنطن ترى داعش أقوى في بعض المناطق",
            summary="يقول وزير الخارجية الأمريكي إن التنظيم استعاد قوته في بعض المناطق.",
        ),
        Report(
            outlet="al-arabiya",
            headline="المبعوث الصيني قلق على شمال سوريا",
            summary="يحذّر مبعوث بكين إلى سوريا من أن تعود الحياة إلى التنظيم في شمال البلاد.",
        ),
        Report(
            outlet="evening-standard",
            headline="لندن تسحب جنسية",
            summary="شخص يحمل الجنسيتين البريطانية والكندية لم يعد بريطانيًا، فقد سُحبت منه هذه "
            "الجنسية.",
        ),
        Report(
            outlet="the-telegraph",
            headline="عرس في كابول يتحول إلى مأتم",
            summary="هاجم انتحاري حفل زفاف في العاصمة الأفغانية، فقتل 63 شخصًا على الأقل.",
        ),
    ),
)

AUGUST = (EN, FR, AR)
