"""A day in the life of a doctor at Al-Qaim hospital, in French."""

from home.demo.blocks import (
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
from home.demo.format import DayInTheLife

HOME_PAGE = source(
    "Page d’accueil publique, août 2019",
    "Coalition mondiale contre Daech",
    "https://theglobalcoalition.org/",
    "2019-08",
)

BODY = (
    text("""
        <p>On demande souvent à la médecin comment c’était. Elle aime mieux dire comment c’est.
        C’est ceci : un couloir éclairé, une file d’attente, un stylo qui écrit.</p>
        <p>À l’hôpital reconstruit d’<a href="page:al-qaim">Al-Qaïm</a>, des médecins reçoivent de
        nouveau des patients. Nous racontons un jour d’août de ce travail en onze petits moments.
        Elle est faite de plusieurs autres, et tient à ce qu’on le sache : l’essentiel du jour
        consiste à attendre, à écouter et à se laver les mains.</p>
    """),
    moment(
        "04:50",
        "Avant le réveil",
        """<p>Elle se réveille dix minutes avant le téléphone, comme au temps de ses études. La
        chambre est bleue. Sur la table, un stéthoscope, là où elle l’a laissé tomber hier soir,
        enroulé comme une bête qui dort. Le thé d’abord. Elle le boit debout, à la fenêtre, pendant
        que le fleuve choisit sa couleur.</p>""",
        photos("fr", "single", "doctor-morning"),
    ),
    moment(
        "06:20",
        "À pied",
        """<p>C’est à douze minutes si personne ne l’arrête. Il y a toujours quelqu’un. Ce matin,
        un père l’interroge sur une fièvre déjà tombée ; il veut s’entendre dire qu’il avait raison
        de s’inquiéter. Il avait raison de s’inquiéter.</p>""",
    ),
    moment(
        "07:00",
        "La relève",
        """<p>L’équipe de nuit parle de la voix égale des gens qui ont été bons douze heures durant.
        Ce qu’elle note :</p>
        <ol>
          <li>le lit près de la fenêtre : a dormi, a mangé un demi-œuf, réclame la radio ;</li>
          <li>le nouveau-né : tète, furieux, parfait ;</li>
          <li>l’ascenseur : il marche (<i>souligné deux fois</i>).</li>
        </ol>""",
    ),
    moment(
        "08:15",
        "Le banc",
        """<p>La salle d’attente s’est remplie dans l’ordre des lignes de bus. On y lirait l’état
        des routes. Elle a une règle : avant d’appeler le premier nom, elle longe le banc une fois,
        lentement, sans dossier, et regarde comment les gens sont assis.</p>""",
        photos("fr", "wide", "waiting-room"),
    ),
    quote(
        "Ils s’excusent d’être venus. Je leur dis que ce bâtiment a été fait exactement pour cela, "
        "et moi aussi.",
        "La médecin",
        "Personnage composite, hôpital d’Al-Qaïm",
        portrait=image("doctor-portrait", "fr"),
        original="يعتذرون عن المجيء. فأقول لهم إن هذا المبنى شُيّد لهذا بالذات، وكذلك أنا.",
        translator="Rédaction de démonstration Storywire",
    ),
    moment(
        "09:40",
        "Une toux, un genou, un silence",
        """<p>Trois patients de suite. La toux est une toux. Le genou est celui d’un homme qui
        grimpe aux échafaudages et n’a pas l’intention d’arrêter. Chez la troisième, une fillette
        de neuf ans peut-être, elle ne trouve rien ; la mère regarde le sol. La médecin pose son
        stylo, ce qui est une manière de dire qu’on a le temps.</p>
        <p>Il en faut. Il ne s’agit pas d’un mal de ventre. Elle écrit le nom d’une collègue sur une
        carte et les conduit elle-même toutes deux jusqu’à cette porte.</p>""",
    ),
    text("""
        <h2>Ce que le dossier ne dit pas</h2>
        <p>Un dispensaire inscrit ce qui se compte. La plupart des soirs, la médecin pourrait
        ajouter une seconde feuille, et personne ne saurait où la classer :</p>
        <ul>
          <li>un garçon qui a demandé si les fenêtres neuves <i>s’ouvraient</i>, et en a ouvert
          une ;</li>
          <li>une femme venue seulement pour voir la pièce où sa sœur travaillait autrefois ;</li>
          <li>un vieil homme qui garde sa carte de rendez-vous dans la poche de poitrine, derrière
          ses lunettes, comme une photographie.<sup>1</sup></li>
        </ul>
        <p>La confiance, dit-elle, est un signe vital. Seulement, elle ne se prend pas au
        brassard.</p>
    """),
    moment(
        "11:30",
        "Sous la lampe",
        """<p>On l’appelle pour assister. Personne ne parle beaucoup. La lampe fait une île blanche
        et laisse le reste du monde dehors. Quelque part derrière le mur, un groupe électrogène
        prend le relais du réseau ; la lumière ne cille même pas. Quatre paires d’épaules descendent
        d’un centimètre.</p>""",
        photos("fr", "single", "operating-theatre"),
    ),
    moment(
        "13:10",
        "Du pain, debout",
        """<p>Le déjeuner, c’est du pain plat, des tomates et une chaise où personne ne s’assied. La
        pharmacienne entre avec la liste des livraisons et la lit à voix haute comme un poème, car
        tout ce qui s’y trouve est aussi sur l’étagère.</p>""",
        photos("fr", "single", "pharmacy-shelves"),
    ),
    moment(
        "14:30",
        "L’heure la plus chaude",
        """<p>Le mois d’août pèse sur le bâtiment. Ceux qui peuvent attendre le soir attendent ;
        ceux qui viennent maintenant ne peuvent pas. Deux coups de chaleur, un coup de fierté : un
        maçon qui ne voulait pas s’asseoir avant de tomber. De l’ombre, de l’eau, du sel, un
        sermon. Il promet. Son contremaître, à la porte, promet plus fort.</p>""",
    ),
    moment(
        "16:45",
        "Une bonne nouvelle, en courant",
        """<p>Un résultat revient sans tache. Elle pourrait le remettre au guichet ; elle part
        chercher la famille : la buanderie, la cour, jusqu’au portail. Quand elle les trouve, elle
        est hors d’haleine. Eux aussi, une seconde.</p>""",
        video(
            "Le fleuve, ce matin-là",
            image("al-qaim-dawn", "fr"),
            RIVER,
            """<p>Un film dessiné et muet : le soleil se lève sur le fleuve. La lumière grandit, des
            oiseaux passent, une barque glisse dans la partie claire de l’eau.</p>""",
        ),
    ),
    moment(
        "19:05",
        "Le toit",
        """<p>Dix minutes sur le toit avec un collègue, entre le linge et le réservoir. Ils ne
        parlent pas du travail. Ils se demandent si la lune était plus mince hier. En bas, les
        fenêtres s’allument rue après rue, les unes par le réseau, les autres par le groupe, et
        d’ici on ne voit pas la différence.</p>""",
        photos("fr", "single", "rooftop-dusk"),
    ),
    text("""
        <h2>Un bâtiment, appris à l’oreille</h2>
        <p>Tout hôpital a un bruit quand il va bien. Celui-ci bourdonne un peu au-dessus du do
        central, à cause des pompes. Il y a le chariot à la roue voilée, qu’elle espère ne jamais
        voir réparé, car il lui dit qui arrive. Il y a l’ascenseur, qui s’annonce. Il y a les
        enfants, qui dans une salle d’attente font à peu près le bruit d’un petit marché, et se
        taisent un à un en découvrant qu’on peut compter les poissons peints au mur.</p>
        <p>Elle se souvient d’hôpitaux sans ces bruits. Elle n’en parle pas. Mais quand une pompe
        s’arrête, elle lève la tête avant tout le monde.</p>
    """),
    moment(
        "22:30",
        "Le long couloir",
        """<p>Elle n’est pas de nuit cette semaine, mais elle reste le temps d’un dernier regard au
        nouveau-né, endormi et malgré tout furieux. Puis le couloir, lampe après lampe. Au bout,
        elle refait ce qu’elle a fait le matin : elle le regarde d’un bout à l’autre, une fois,
        lentement. Toutes les lumières sont allumées. Elle rentre.</p>""",
        photos("fr", "single", "night-shift"),
    ),
    quote(
        "On me demande quand tout redeviendra normal. Je réponds : venez vous asseoir dans ma "
        "salle "
        "d’attente. On s’y ennuie un peu. C’est merveilleux.",
        "La médecin",
        "Personnage composite, hôpital d’Al-Qaïm",
    ),
    fact_box(
        "facts",
        "À propos de cette journée",
        [
            (
                "Où",
                "L’hôpital reconstruit d’Al-Qaïm, une ville de fleuve près de la frontière "
                "syrienne.",
            ),
            ("La ville", "Parmi les dernières d’Irak à être libérées, en novembre 2017."),
            (
                "La personne",
                "Un personnage composite. Des médecins de l’hôpital reçoivent de nouveau des "
                "patients ; cette journée est imaginée.",
            ),
            ("Les heures", "Heure locale en Irak."),
        ],
        [HOME_PAGE],
    ),
    photos(
        "fr",
        "full_bleed",
        "border-road",
        border_road="La route qui sort de la ville, à l’heure où elle rentre chez elle.",
    ),
    text("""
        <h3>Demain</h3>
        <p>Le réveil est mis à cinq heures. Elle sera debout à moins dix. Le <b>21 août</b>, le
        monde observe la Journée internationale du souvenir, en hommage aux victimes du
        terrorisme ; elle, elle sera au travail, et pense qu’ils le comprendraient.</p>
        <hr/>
        <p><sup>1</sup> Les détails qui pourraient désigner un patient ont été inventés ou omis. Sur
        cette journée internationale, voir <a
        href="https://www.un.org/fr/observances/terrorism-victims-day">la page des Nations
        Unies</a>.</p>
    """),
    related(
        "D’autres récits, d’ici et d’ailleurs",
        page("al-qaim"),
        page("watar"),
        link(
            "La Coalition mondiale contre Daech",
            "https://theglobalcoalition.org/",
            "Le site de la Coalition : ses partenaires et ses axes d’action.",
        ),
    ),
)

STORY = DayInTheLife(
    key="doctor",
    locale="fr",
    slug="une-journee-avec-une-medecin-a-al-qaim",
    title="Un couloir éclairé",
    kicker="Une journée avec",
    standfirst="Le thé, la relève, le banc, la lampe : un jour d’août avec une médecin de "
    "l’hôpital "
    "reconstruit d’Al-Qaïm, où l’on reçoit de nouveau des patients.",
    cover="doctor-morning",
    authors=("desk", "studio"),
    place="al-qaim",
    person="doctor",
    date="2019-08-20",
    date_line="Al-Qaïm, 20 août 2019",
    tags=("DayInTheLife", "VictimsOfTerrorism", "AlQaim", "santé", "irak"),
    body=BODY,
    editors_note="<p>La journée est racontée à l’heure locale. C’est une démonstration, composée "
    "de ce "
    "que chacun peut savoir, et du dossier médical de personne.</p>",
    content_warning="Ce récit parle de maladie et, brièvement, de la détresse d’une enfant.",
    safeguarding_note="La médecin est un personnage composite, et ses patients aussi ; aucune "
    "personne "
    "réelle n’est citée ni décrite. Elle est dessinée de dos, et l’on ne peut reconnaître ni "
    "salle, "
    "ni domicile, ni trajet.",
    sources=(
        HOME_PAGE,
        source(
            "Journée internationale du souvenir, en hommage aux victimes du terrorisme",
            "Nations Unies",
            "https://www.un.org/fr/observances/terrorism-victims-day",
        ),
    ),
    seo_title="Une journée avec une médecin de l’hôpital reconstruit d’Al-Qaïm",
    seo_description="Du thé avant l’aube au dernier regard dans le couloir : la journée composite "
    "d’une médecin à Al-Qaïm, en Irak, en moments et en dessins.",
    series="day",
    related=("al-qaim", "watar"),
)
