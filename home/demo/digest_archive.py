"""The archive of digests: its head, the issue of August 2019, and one of June 2022.

The snapshot of 2022 has no reports that we know. Those of June tell what its posts are about, and
have an outlet that is made up.
"""

from collections.abc import Mapping

from home.demo.digest import AUGUST, Digest, Report
from home.demo.format import Locale, StoryIndex

ARCHIVES: Mapping[Locale, StoryIndex] = {
    "en": StoryIndex(
        locale="en",
        slug="digest",
        title="Weekly digest",
        kicker="",
        standfirst="What others have reported, a week at a time, in a few sentences each.",
    ),
    "fr": StoryIndex(
        locale="fr",
        slug="revue-de-presse",
        title="Revue de la semaine",
        kicker="",
        standfirst="Ce que d’autres ont rapporté, semaine après semaine, en quelques phrases.",
    ),
    "ar": StoryIndex(
        locale="ar",
        slug="mujaz",
        title="موجز الأسبوع",
        kicker="",
        standfirst="ما نقله الآخرون، أسبوعًا بعد أسبوع، في جمل قليلة.",
    ),
}


def _june(
    locale: Locale, slug: str, title: str, standfirst: str, *reports: tuple[str, str]
) -> Digest:
    return Digest(
        key="digest-june",
        locale=locale,
        week="2022-06-13",
        slug=slug,
        title=title,
        standfirst=standfirst,
        reports=tuple(
            Report(outlet="demo", headline=headline, summary=summary)
            for headline, summary in reports
        ),
    )


JUNE = (
    _june(
        "en",
        "three-headlines-of-june-2022",
        "Three headlines of June 2022",
        "Arrests in Iraq, a tournament in Ninewa, a success in Syria. What they tell of is in the "
        "snapshot; the outlet and the week are demo data.",
        (
            "More arrests in Iraq",
            "Iraqi forces have again arrested people who still act for Daesh.",
        ),
        (
            "Football in Tal Abta and Baaj",
            "UNDP Iraq and Altahreer have held a tournament in two towns of Ninewa. Germany "
            "supported it.",
        ),
        (
            "Partners share a success in north-east Syria",
            "The Coalition and its partners on the ground in north-east Syria speak of a success "
            "that they have had together.",
        ),
    ),
    _june(
        "fr",
        "trois-titres-de-juin-2022",
        "Trois titres de juin 2022",
        "Des arrestations en Irak, un tournoi à Ninive, un succès en Syrie. Les faits sont dans la "
        "page de l’époque ; le média et la semaine sont des données de démonstration.",
        (
            "Nouvelles arrestations en Irak",
            "Les forces irakiennes ont encore arrêté des personnes qui agissent pour Daech.",
        ),
        (
            "Du football à Tal Abta et à Baaj",
            "Le PNUD en Irak et Altahreer ont organisé un tournoi dans deux villes de Ninive, avec "
            "le soutien de l’Allemagne.",
        ),
        (
            "Un succès partagé dans le nord-est de la Syrie",
            "La Coalition et ses partenaires sur le terrain, dans le nord-est de la Syrie, parlent "
            "d’un succès remporté ensemble.",
        ),
    ),
    _june(
        "ar",
        "thalathat-anawin-huzayran-2022",
        "ثلاثة عناوين من حزيران/يونيو 2022",
        "اعتقالات في العراق، وبطولة في نينوى، ونجاح في سوريا. الوقائع من صفحة ذلك الوقت، أما "
        "الوسيلة والأسبوع فبيانات تجريبية.",
        (
            "اعتقالات جديدة في العراق",
            "اعتقلت القوات العراقية مجددًا أشخاصًا ما زالوا يعملون لصالح داعش.",
        ),
        (
            "كرة القدم في تل عبطة والبعاج",
            "نظّم برنامج الأمم المتحدة الإنمائي في العراق ومنظمة التحرير بطولة في بلدتين من نينوى "
            "بدعم من ألمانيا.",
        ),
        (
            "نجاح مشترك في شمال شرق سوريا",
            "يتحدث التحالف وشركاؤه على الأرض في شمال شرق سوريا عن نجاح حققوه معًا.",
        ),
    ),
)
DIGESTS: tuple[Digest, ...] = (*AUGUST, *JUNE)
