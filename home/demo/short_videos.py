"""The short videos of the demo, “Sixty seconds in…”: all are drawn, and shorter than they say."""

from collections.abc import Mapping
from dataclasses import dataclass

from home.demo.blocks import html
from home.demo.format import Locale, StoryIndex, Translated


@dataclass(frozen=True, kw_only=True)
class ShortVideo:
    """One short film in every language; `film`, `series` and `campaign` are keys."""

    key: str
    slugs: Translated
    titles: Translated
    standfirsts: Translated
    scripts: Translated
    film: str
    cover: str
    tags: Mapping[Locale, tuple[str, ...]]
    campaign: str = ""
    series: str = "sixty"


def _index(locale: Locale, slug: str, title: str, standfirst: str) -> StoryIndex:
    return StoryIndex(locale=locale, slug=slug, title=title, kicker="", standfirst=standfirst)


SHORT_VIDEO_INDEXES: Mapping[Locale, StoryIndex] = {
    "en": _index("en", "short-videos", "Short videos", "A place, a person, a minute."),
    "fr": _index("fr", "videos-courtes", "Vidéos courtes", "Un lieu, une personne, une minute."),
    "ar": _index("ar", "aflam-qasira", "أفلام قصيرة", "مكان، وإنسان، ودقيقة واحدة."),
}
_SILENT: Translated = {
    "en": "<p><i>A drawn and silent film; in the demo, a minute lasts twelve seconds.</i></p>",
    "fr": "<p><i>Un film dessiné et muet ; dans la démonstration, la minute dure douze "
    "secondes.</i></p>",
    "ar": "<p><i>فيلم مرسوم بلا صوت؛ والدقيقة في العرض التجريبي اثنتا عشرة ثانية.</i></p>",
}


def _scripts(**said: str) -> Translated:
    return {code: html(f"<p>{words}</p>{_SILENT[code]}") for code, words in said.items()}


def _tags(*names: str) -> Mapping[Locale, tuple[str, ...]]:
    return dict.fromkeys(("en", "fr", "ar"), ("SixtySeconds", *names))


SHORT_VIDEOS: tuple[ShortVideo, ...] = (
    ShortVideo(
        key="sixty-al-qaim",
        slugs={
            "en": "sixty-seconds-in-al-qaim",
            "fr": "soixante-secondes-a-al-qaim",
            "ar": "sittun-thaniya-fi-al-qaim",
        },
        titles={
            "en": "Sixty seconds in Al-Qaim",
            "fr": "Soixante secondes à Al-Qaïm",
            "ar": "ستون ثانية في القائم",
        },
        standfirsts={
            "en": "The river, the far bank, the sun: a town begins its day.",
            "fr": "Le fleuve, l’autre rive, le soleil : une ville commence sa journée.",
            "ar": "النهر، والضفة الأخرى، والشمس: بلدة تبدأ يومها.",
        },
        scripts=_scripts(
            en="Before sunrise the river has no colour. Then the roofs find their edges, and the "
            "light takes the water in one go.",
            fr="Avant l’aube, le fleuve n’a pas de couleur. Puis les toits retrouvent leurs "
            "contours, et la lumière prend l’eau d’un seul coup.",
            ar="قبل الشروق لا لون للنهر. ثم تستعيد الأسطح حوافّها، ويغمر الضوء الماء دفعة واحدة.",
        ),
        film="town",
        cover="al-qaim-dawn",
        tags=_tags("AlQaim"),
    ),
    ShortVideo(
        key="sixty-mosul",
        slugs={
            "en": "sixty-seconds-in-mosul",
            "fr": "soixante-secondes-a-mossoul",
            "ar": "sittun-thaniya-fi-al-mawsil",
        },
        titles={
            "en": "Sixty seconds in Mosul",
            "fr": "Soixante secondes à Mossoul",
            "ar": "ستون ثانية في الموصل",
        },
        standfirsts={
            "en": "Awnings, bags, a greeting: a street does its shopping.",
            "fr": "Des auvents, des sacs, un salut : une rue fait ses courses.",
            "ar": "مظلات وأكياس وتحية: شارع يتسوّق.",
        },
        scripts=_scripts(
            en="A market is the first thing to come back, and the last that anybody announces. One "
            "shutter goes up, and the next one has heard it.",
            fr="Un marché est ce qui revient en premier, et ce qu’on annonce en dernier. Un rideau "
            "de fer se lève, et le suivant l’a entendu.",
            ar="السوق أول ما يعود وآخر ما يُعلَن. يُرفع باب دكان، فيسمعه الذي يليه.",
        ),
        film="market",
        cover="market-street",
        tags=_tags("Mosul"),
    ),
    ShortVideo(
        key="sixty-school",
        slugs={
            "en": "sixty-seconds-on-the-way-to-school",
            "fr": "soixante-secondes-sur-le-chemin-de-l-ecole",
            "ar": "sittun-thaniya-fi-tariq-al-madrasa",
        },
        titles={
            "en": "Sixty seconds on the way to school",
            "fr": "Soixante secondes sur le chemin de l’école",
            "ar": "ستون ثانية في طريق المدرسة",
        },
        standfirsts={
            "en": "Five satchels and one long wall, a minute before the bell.",
            "fr": "Cinq cartables et un long mur, une minute avant la cloche.",
            "ar": "خمس حقائب وجدار طويل، قبل الجرس بدقيقة.",
        },
        scripts=_scripts(
            en="The shadows arrive first. They are taller than the children, and not in a hurry "
            "either.",
            fr="Les ombres arrivent les premières. Elles sont plus grandes que les enfants, et pas "
            "plus pressées.",
            ar="تصل الظلال أولًا. هي أطول من الأطفال، وليست أكثر منهم عجلة.",
        ),
        film="school",
        cover="school-walk",
        campaign="this-generation-learns",
        tags=_tags("ThisGenerationLearns"),
    ),
)
