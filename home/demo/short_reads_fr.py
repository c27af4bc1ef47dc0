"""Two short reads in French: a man who makes old things anew, and the first bell of a school."""

from home.demo.blocks import fact_box, photos, source, text
from home.demo.format import Story

SUMMER_2019 = source(
    "Page d’accueil publique, août 2019",
    "Coalition mondiale contre Daech",
    "https://theglobalcoalition.org/",
    "2019-08",
)
SUMMER_2022 = source(
    "Page d’accueil publique, 2022",
    "Coalition mondiale contre Daech",
    "https://theglobalcoalition.org/",
    "2022",
)

SAFAA = Story(
    key="safaa",
    locale="fr",
    slug="safaa-refait-les-choses-anciennes",
    title="Ce dont la main se souvient",
    kicker="Retour en arrière",
    standfirst="Après la libération de Mossoul, Safaa est revenu à l’étude des objets historiques "
    "de "
    "son pays, et à leur reproduction.",
    cover="market-street",
    authors=("desk", "studio"),
    place="mosul",
    date_line="Mossoul, août 2019",
    tags=("ThrowbackThursday", "culture", "mossoul", "irak"),
    series="throwback",
    body=(
        text("""
            <p>À <b>Mossoul</b>, un homme nommé <b>Safaa</b> étudie des choses très anciennes, et
            les refait. La ville a été libérée, et il est revenu à son travail : les objets
            historiques de son pays, regardés de près et reproduits.<sup>1</sup></p>
            <h2>Pourquoi l’on fait une copie</h2>
            <p>Une copie commence par le regard. Qui veut refaire une chose doit trouver comment on
            l’a faite la première fois : quelle arête fut taillée avant l’autre, où la main s’est
            posée, ce qui fut décidé et ce que voulait la pierre. C’est un savoir, et il se perd
            aussi aisément que la chose.</p>
        """),
        photos("fr", "wide", "market-street"),
        fact_box(
            "facts",
            "Ce que nous savons, et le reste",
            (
                ("Qui", "Safaa, à Mossoul."),
                ("Ce qu’il fait", "Il étudie et reproduit les objets historiques de son pays."),
                ("Depuis quand", "Il y est revenu après la libération."),
                (
                    "Ce que nous laissons ouvert",
                    "Tout le reste. Les réflexions sur la copie sont de nous.",
                ),
            ),
            (SUMMER_2019,),
        ),
        text("""
            <p>À Al-Qaïm, loin à l’ouest, c’est <a href="page:al-qaim">un hôpital</a> qui est
            revenu le premier. Il faut les deux à une ville : ceux qui réparent ce qui fut brisé,
            et ceux qui savent à quoi cela ressemblait.</p>
        """),
    ),
    safeguarding_note="Safaa est une personne réelle, dont la démonstration dit ce qu’une page "
    "publique "
    "en disait. Il n’est ni cité ni représenté ; l’image ne montre l’atelier de personne.",
    sources=(SUMMER_2019,),
    seo_title="Safaa, à Mossoul, refait des objets historiques",
    seo_description="Après la libération de Mossoul, Safaa est revenu à l’étude et à la "
    "reproduction "
    "des objets historiques de son pays.",
    related=("al-qaim",),
)

SCHOOL = Story(
    key="school",
    locale="fr",
    slug="avant-la-cloche",
    title="Avant la cloche",
    kicker="Cette génération apprend",
    standfirst="Ce qu’il faut pour qu’un enfant puisse être en retard à l’école : un volet de la "
    "campagne Cette génération apprend.",
    cover="school-walk",
    authors=("desk", "studio"),
    place="",
    date_line="2022",
    tags=("ThisGenerationLearns", "stabilisation", "éducation"),
    campaign="this-generation-learns",
    body=(
        text("""
            <p>Une école est un <b>service public</b> qui s’entend. À sept heures et demie il n’y a
            rien, et puis une rue pleine de voix. Ramener les services essentiels dans les zones
            libérées est l’un des axes de la Coalition ; ce volet de la campagne parle de celui qui
            a une cloche.<sup>1</sup></p>
            <h2>En remontant depuis la cloche</h2>
            <ol>
              <li>Avant la cloche, il y a une <b>enseignante</b>, qui doit habiter près de là.</li>
              <li>Avant l’enseignante, il y a une <b>salle</b>, avec un toit et un tableau.</li>
              <li>Avant la salle, il y a de <b>l’eau</b>, ou la salle ferme à midi.</li>
              <li>Avant tout cela, il y a un <b>chemin</b> que les parents jugent sûr.</li>
            </ol>
        """),
        photos("fr", "wide", "school-walk"),
        text("""
            <p>Rien de cela ne fait l’actualité. Un enfant en retard à l’école est en retard pour
            quelque chose qui est là de nouveau.</p>
        """),
    ),
    safeguarding_note="Ni école, ni enseignante, ni enfant ne sont décrits ici : ce matin est "
    "composite, "
    "et le dessin ne montre aucun visage.",
    sources=(SUMMER_2022,),
    seo_title="Avant la cloche : ce qu’il faut à une école",
    seo_description="Ce qu’il faut pour qu’un enfant puisse être en retard à l’école, un volet de "
    "la "
    "campagne Cette génération apprend.",
    related=("al-qaim", "eu-supports"),
)
