"""Two pieces of the campaign One Mission Many Nations, in French."""

from home.demo.blocks import fact_box, photos, source, text
from home.demo.format import Story

HOME_PAGE = source(
    "Page d’accueil publique, 2022",
    "Coalition mondiale contre Daech",
    "https://theglobalcoalition.org/",
    "2022",
)

EU = Story(
    key="eu-supports",
    locale="fr",
    slug="comment-l-union-europeenne-soutient-la-mission",
    title="Comment l’Union européenne soutient la mission",
    kicker="Une mission, de nombreuses nations",
    standfirst="Toutes les contributions ne portent pas l’uniforme. Luis Miguel Bueno parle de "
    "celles qui ne sont pas militaires.",
    cover="hospital-after",
    authors=("desk", "studio"),
    place="",
    date_line="2022",
    tags=("OneMissionManyNations", "stabilisation"),
    campaign="one-mission",
    body=(
        text("""
            <p>Au mot <i>coalition</i>, on pense aux avions. Une grande part de ce que fait celle-ci
            ne fait aucun bruit. Dans ce volet de la campagne, <b>Luis Miguel Bueno</b> raconte ce
            que l’Union européenne apporte à la mission sans soldats : ses contributions non
            militaires.<sup>1</sup></p>
            <h2>Ce que l’on peut donner sans un soldat</h2>
            <p>Au-delà de la campagne militaire, les axes de la Coalition disent où il y a à faire.
            On peut priver Daech d’argent. On peut surveiller les frontières. Une ville libérée peut
            retrouver l’eau, la lumière et son dispensaire. Et l’on peut répondre à un mensonge.</p>
        """),
        photos("fr", "wide", "hospital-after"),
        fact_box(
            "facts",
            "Au-delà de la campagne militaire",
            (
                ("Finances", "Assécher le financement de Daech et son infrastructure économique."),
                ("Frontières", "Empêcher le passage des combattants étrangers."),
                ("Stabilisation", "Ramener les services essentiels dans les zones libérées."),
                ("Paroles", "Contrer la propagande du groupe."),
            ),
            (HOME_PAGE,),
        ),
        text("""
            <p>À quoi ressemble un tel travail sur place, <a href="page:al-qaim">le récit
            d’Al-Qaïm</a> le dit : un hôpital, et la ville qui est revenue autour de lui.</p>
        """),
    ),
    safeguarding_note="Luis Miguel Bueno est une personne réelle. La démonstration dit de quoi il "
    "parle et ne cite rien de lui.",
    sources=(HOME_PAGE,),
    seo_title="Comment l’Union européenne soutient la mission contre Daech",
    seo_description="Les contributions non militaires de l’Union européenne, un volet de la "
    "campagne Une mission, de nombreuses nations.",
    related=("federal-police", "al-qaim"),
)

POLICE = Story(
    key="federal-police",
    locale="fr",
    slug="la-police-federale-irakienne",
    title="La police fédérale irakienne",
    kicker="Une mission, de nombreuses nations",
    standfirst="Quand le front s’éloigne, il faut que quelqu’un reste : portrait d’un partenaire.",
    cover="border-road",
    authors=("desk", "studio"),
    place="",
    date_line="Irak, 2022",
    tags=("OneMissionManyNations", "irak"),
    campaign="one-mission",
    body=(
        text("""
            <p>Parmi les nombreuses nations de la mission, l’une est chez elle. La <b>police
            fédérale irakienne</b> est l’un des partenaires que la campagne
            présente.<sup>1</sup></p>
            <h2>Ceux qui restent</h2>
            <p>Une ville se libère en un jour ; elle se garde tous les jours d’après. Quelqu’un se
            tient au carrefour, connaît la rue, indique le chemin. C’est cela, le travail de la
            police, où que ce soit.</p>
        """),
        photos("fr", "wide", "border-road"),
        text("""
            <p>D’autres partenaires donnent autre chose : ce qu’apporte <a
            href="page:eu-supports">l’Union européenne</a> n’a rien de militaire.</p>
        """),
    ),
    safeguarding_note="Aucun policier n’est cité ni représenté ; l’image est un dessin sans "
    "visages.",
    sources=(HOME_PAGE,),
    seo_title="La police fédérale irakienne, partenaire de la mission",
    seo_description="Portrait d’un partenaire, dans la campagne Une mission, de nombreuses "
    "nations.",
    related=("eu-supports",),
)
