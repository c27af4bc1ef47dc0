"""Al-Qaïm rendue à la vie, in French."""

from home.demo.blocks import (
    before_after,
    fact_box,
    image,
    link,
    moment,
    page,
    photos,
    quote,
    related,
    source,
    text,
    video,
)
from home.demo.film_captions import RIVER
from home.demo.format import Correction, Story

HOME_PAGE = source(
    "Page d’accueil publique, août 2019",
    "Coalition mondiale contre Daech",
    "https://theglobalcoalition.org/",
    "2019-08",
)

BODY = (
    text("""
        <p>Avant le soleil, il y a le fleuve. Il arrive de Syrie déjà large, s’incurve comme pour
        regarder une dernière fois derrière lui, et fait passer le ciel devant Al-Qaïm un peu avant
        que le ciel lui-même n’y parvienne. À cette heure-là, qui est debout voit la ville deux fois
        : les toits, les dattiers, un minaret ; puis la même, à l’envers, qui tremble.</p>
        <p>En <b>novembre 2017</b>, elle fut l’une des dernières villes d’Irak arrachées à Daech. La
        nouvelle alla vite et tint en une ligne. La suite fut lente, et l’on n’en parla guère :
        rendre habitable un lieu libéré est un travail long, difficile, sans date. C’est de cette
        suite qu’il s’agit ici, et d’un bâtiment qui a fini par la représenter.</p>
    """),
    photos("fr", "wide", "euphrates-bridge"),
    text("""
        <h2>De quoi une ville est faite</h2>
        <p>Demandez aux gens ce qui leur a manqué : ils ne commencent jamais par le plus grand. Ils
        disent un robinet. Une ampoule qui obéit à l’interrupteur. Le rideau de fer d’en face qui se
        lève, parce qu’un voisin qui ouvre boutique a décidé qu’il y aurait une semaine
        prochaine.</p>
        <p>Au fond, une ville est une liste, dont chaque ligne s’appuie sur une autre :</p>
        <ul>
          <li><b>le courant</b>, sans quoi les pompes s’arrêtent et les vaccins se perdent ;</li>
          <li><b>l’eau</b>, sans quoi l’on ne lave, ne cuit ni ne bâtit ;</li>
          <li><b>une route</b> assez dégagée pour un camion, puis pour un car scolaire ;</li>
          <li><b>une salle de classe</b>, car les familles rentrent au calendrier des enfants ;</li>
          <li><b>un hôpital</b>, car personne ne ramène sa grand-mère là où l’on ne saurait pas la
          soigner.</li>
        </ul>
        <p>C’est à cette dernière ligne que tous reviennent. L’eau se porte, un groupe électrogène
        se partage. On ne partage pas une salle d’accouchement qui n’existe pas.<sup>1</sup></p>
    """),
    moment(
        "06:10",
        "La rue du groupe électrogène",
        """<p>La machine qui a éclairé toute une rue pendant la nuit tousse, descend d’un ton, se
        tait. Un instant, rien ne prend sa place. Puis une bouilloire, un coq, un portail. Un garçon
        à vélo débouche au coin, des pains empilés jusqu’au menton ; il conduit de mémoire.</p>""",
        photos("fr", "single", "night-generator"),
    ),
    quote(
        "Nous ne sommes pas revenus dans une ville. Nous sommes revenus à une adresse, et "
        "nous avons "
        "attendu que la ville nous rejoigne.",
        "Un commerçant",
        "Voix composite, Al-Qaïm",
        portrait=image("market-street", "fr"),
        original="لم نعد إلى بلدة. عدنا إلى عنوان، وانتظرنا أن تلحق بنا البلدة.",
        translator="Rédaction de démonstration Storywire",
    ),
    text("""
        <h2>Le bâtiment au bout de la route</h2>
        <p>Imaginez l’hôpital tel que les combats l’ont laissé. L’aile droite bâille comme un
        tiroir. Fenêtre après fenêtre, on ne voit que le noir qui se tient derrière. Le sable a
        monté l’escalier ; quelqu’un y a balayé un passage jusqu’au premier palier, puis s’est
        arrêté.</p>
        <p>Relever un tel lieu n’est pas un geste, mais des centaines, et bien peu feraient une
        photo. Vérifier qu’un plancher tiendra. Dessiner le chemin de chaque tuyau. Recevoir le
        verre, dont la moitié est entière. Poser une porte, enfin ; et, pour la première fois depuis
        des années, il y a un dedans et un dehors.</p>
    """),
    before_after(
        "fr",
        ("hospital-before", "2017-11"),
        ("hospital-after", "2019-08"),
        "La même vue, imaginée à la libération puis à l’été 2019 : murs refermés, vitres posées, "
        "entrée en service. Ce sont deux illustrations, non des documents sur le bâtiment.",
    ),
    text("""
        <h3>Le premier jour ordinaire</h3>
        <p>Nul ne saurait dire après coup quel matin c’était. Il y eut peut-être un ruban. Mais le
        jour que l’on raconte est un autre : celui où l’on est venu pour presque rien. L’oreille
        d’un enfant. Une ordonnance à renouveler. Un pansement. On s’est assis sur le banc, on a été
        appelé à son tour, et c’est seulement sur le chemin du retour que l’on s’est aperçu de ne
        s’être étonné de rien.</p>
        <blockquote>Un service est rétabli le jour où il devient ennuyeux.</blockquote>
        <p>Là, une médecin reçoit de nouveau des malades, heure après heure, dans une pièce qui a
        une fenêtre. Nous suivons l’une de ses journées, d’avant l’aube à la nuit, dans
        <a href="page:doctor">un autre récit</a>.</p>
    """),
    photos("fr", "mosaic", "operating-theatre", "pharmacy-shelves", "waiting-room"),
    quote(
        "Quand la lampe reste allumée au-dessus de la table, mes mains l’oublient. C’est "
        "tout ce que "
        "je demande à la lumière.",
        "Une infirmière de bloc",
        "Voix composite, Al-Qaïm",
        original="حين يبقى الضوء فوق الطاولة تنساه يداي. وهذا كل ما أطلبه من الضوء.",
        translator="Rédaction de démonstration Storywire",
    ),
    text("""
        <h2>Ce qui revient avec un hôpital</h2>
        <p>Restez un moment près de la grille et regardez qui s’y rassemble. Un vendeur de thé,
        puisque l’on attend. Un homme et sa camionnette, puisqu’il faut bien rentrer. En face une
        pharmacie, puis une deuxième, qui garde la première honnête. Une couturière loue une pièce à
        deux pas : une rue qui a un hôpital est une rue qui a des passants. Rien de tout cela ne
        figure dans un plan. C’est à cela, pourtant, qu’un plan réussi se reconnaît.</p>
        <p>Il y a aussi des retours plus durs. Parmi ceux qui poussent la porte, certains portent ce
        qu’aucun plâtre ne tient, et n’en parlent que tard, de biais, à quelqu’un qui a les yeux sur
        un formulaire. Une ville où l’on peut de nouveau être malade devient, peu à peu, une ville
        où l’on peut avoir du chagrin.</p>
    """),
    photos("fr", "slideshow", "market-street", "school-walk", "rooftop-dusk"),
    text("""
        <h3>La cloche</h3>
        <p>À sept heures et demie, l’ombre des enfants touche le mur de l’école avant les enfants
        eux-mêmes. Les premiers matins, point de cloche : une institutrice frappe un bout de tuyau
        avec une clé, étonnée que cela porte si loin. Il y a des élèves de toutes les tailles.
        Certains ont neuf ans et sont dans la classe des neuf ans ; d’autres en ont douze, et s’y
        trouvent aussi. Personne ne rit. Les années perdues sont la seule matière où tout le monde,
        ici, a de l’avance.</p>
        <p>Et l’hôpital, dans tout cela ? Demandez-le à l’institutrice. Une mère qui sait où porter
        une fièvre, répond-elle, laisse son enfant aller à pied ; et un enfant qui va à pied, vu
        d’en haut, c’est une rue qui se rallume.</p>
    """),
    video(
        "Douze secondes sur le fleuve",
        image("al-qaim-dawn", "fr"),
        RIVER,
        """<p>Film dessiné, sans son. Le fleuve est sombre avant l’aube. Le soleil passe les toits
        de l’autre rive et pose sur l’eau un chemin de lumière. Des oiseaux passent de gauche à
        droite. Une barque glisse dans la partie claire du fleuve ; le film s’arrête là.</p>""",
    ),
    fact_box(
        "facts",
        "Al-Qaïm en bref",
        [
            (
                "Où",
                (
                    "Au bord de l’Euphrate, à l’extrême ouest de l’Irak, près de la frontière "
                    "syrienne."
                ),
            ),
            ("Libérée", "En novembre 2017, parmi les dernières villes d’Irak."),
            ("Depuis", "Un travail long et difficile pour que l’on puisse de nouveau y vivre."),
            ("Le symbole", "Un hôpital reconstruit, où des médecins reçoivent à nouveau."),
            (
                "Le cadre",
                (
                    "La stabilisation et le retour des services publics essentiels dans les zones "
                    "libérées sont l’un des axes d’action de la Coalition."
                ),
            ),
        ],
        [HOME_PAGE],
    ),
    photos("fr", "full_bleed", "border-road"),
    text("""
        <h2>La route qui part, la route qui revient</h2>
        <p>À l’ouest, l’asphalte file vers une ligne de collines, et derrière elles commence un
        autre pays. Longtemps, peu de bien est venu par là. Imaginez-la maintenant dans la fraîcheur
        du soir : un camion, puis un autre, et chacun tire après lui sa petite chambre de
        lumière.</p>
        <p>Rien n’est fini. Un mur peut tenir avant qu’un salaire tombe ; un service peut être
        propre avant d’être pourvu la nuit ; une famille peut être chez elle et dormir encore les
        chaussures près de la porte. À Al-Qaïm, on manie avec prudence le mot <i>revenu</i>. L’eau
        est revenue, dit-on ; l’école est revenue. De soi-même, on dit : <i>nous arrivons</i>.</p>
        <p>D’autres villes comptent autrement. À Mossoul, on a tendu l’oreille vers
        <a href="page:watar">un orchestre</a>.</p>
        <hr/>
        <p><sup>1</sup> Les faits relatifs à la ville sont ceux que la Coalition a publiés en août
        2019 : voir <a href="https://theglobalcoalition.org/">theglobalcoalition.org</a>. Les scènes
        et les voix sont les nôtres, comme l’explique la note ci-dessous.</p>
    """),
    fact_box(
        "takeaways",
        "À retenir",
        [
            (
                "La libération est une date",
                "Le relèvement est une suite, et ses étapes se tiennent.",
            ),
            (
                "Un hôpital est une ancre",
                "Familles, boutiques et écoles s’installent autour du soin.",
            ),
            (
                "L’ordinaire est le but",
                "Un service est bien rétabli quand plus personne ne le remarque.",
            ),
        ],
    ),
    related(
        "À lire ensuite",
        page("doctor"),
        page("watar"),
        link(
            "La Coalition mondiale contre Daech",
            "https://theglobalcoalition.org/",
            "Le site de la Coalition : ses partenaires et ses axes d’action.",
        ),
    ),
)

STORY = Story(
    key="al-qaim",
    locale="fr",
    slug="al-qaim-rendue-a-la-vie",
    title="Al-Qaïm, rendue à la vie",
    kicker="Stabilisation",
    standfirst="Elle fut l’une des dernières villes d’Irak à être libérées. La rendre "
    "habitable a pris "
    "bien plus de temps. Sur l’Euphrate, un hôpital reconstruit réapprend à une ville à espérer.",
    cover="al-qaim-dawn",
    authors=("desk", "studio"),
    place="al-qaim",
    date_line="Al-Qaïm, août 2019",
    tags=("AlQaim", "ThrowbackThursday", "stabilisation", "santé", "irak"),
    body=BODY,
    editors_note="<p>Ceci est un récit de démonstration. Il se passe à l’été 2019 et n’a "
    "pas été mis à "
    "jour depuis.</p>",
    content_warning="Ce récit évoque des destructions de guerre et le deuil. Il ne montre "
    "aucune blessure.",
    safeguarding_note="Les voix de ce récit sont composites et écrites pour cette "
    "démonstration ; aucune "
    "personne réelle n’est citée. Ni domicile, ni visage, ni patient : toutes les images "
    "sont dessinées.",
    sources=(HOME_PAGE,),
    corrections=(
        Correction(
            date="2019-08-23",
            text="Une première version de ce récit de démonstration situait "
            "la ville sur la mauvaise rive d’une carte. La phrase a été retirée.",
        ),
    ),
    seo_title="Al-Qaïm rendue à la vie : un hôpital reconstruit ramène une ville",
    seo_description="Libérée en novembre 2017, parmi les dernières d’Irak, Al-Qaïm "
    "redevient vivable "
    "autour d’un hôpital reconstruit. Un long format illustré.",
    series="throwback",
    related=("doctor", "watar"),
)
