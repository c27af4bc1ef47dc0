"""The posts of both snapshots in French, by key: the words alone, all else is as in English."""

from collections.abc import Mapping

PARTNERS: Mapping[str, str] = {
    "demo_partner_iq": "Partenaire en Irak (démonstration)",
    "demo_partner_uk": "Partenaire à Londres (démonstration)",
}
TEXTS: Mapping[str, str] = {
    "post-about": "Née en septembre 2014, et plus nombreuse depuis. Militaire, civile, "
    "financière : ce que fait la Coalition, et qui en est. 👉 https://t.co/demo0001",
    "post-qaim": "L’une des dernières villes d’Irak à être libérées, en novembre 2017. Son "
    "hôpital reconstruit ramène la vie à #AlQaim.\n\nAvant, après 👇 Le récit 👉",
    "post-day": "Un hôpital à #AlQaim, une médecin, un matin : on y reçoit de nouveau des "
    "patients. 🏥\n\n#DayInTheLife 👉",
    "post-safaa": "Après la libération de #Mosul, Safaa est revenu à l’étude des objets "
    "historiques de son pays, et les refait de ses mains. 🏺 #ThrowbackThursday",
    "post-house-original": "Narayen est veuve depuis 12 ans. Avec l’aide de @UNDPinIraq, sa "
    "maison se reconstruit, pièce par pièce. 🧱\n\n(Démonstration : un compte composite.)",
    "post-house": "",
    "post-line": "🎙️ On The Line : Hugo et Jim, de @UNDPinIraq, sont les invités d’un épisode sur "
    "la stabilisation en #Iraq. À écouter, ou à lire 👉",
    "post-money": "🎙️ Où va l’argent d’un groupe, et comment l’arrêter ? Épisode 6, avec Corrado "
    "Catesi 👉 #OnTheLine",
    "post-victims-original": "Le ministre Andrew Murrison écrit dans Al-Sharq Al-Awsat sur la "
    "meilleure façon d’honorer les victimes du terrorisme. #victimsofterrorism\n\n"
    "(Démonstration : un compte composite.)",
    "post-victims": "Demain, 21 août, le monde se souvient des victimes du terrorisme. 🕯️ "
    "#VictimsOfTerrorism",
    "post-arabic": "عاد المستشفى في #القائم إلى استقبال المرضى. #يوم_في_حياة طبيبة 👈",
    "post-sixty": "Soixante secondes à #AlQaim : le fleuve, les toits, le soleil. 🎬",
    "post-arrests": "Les forces irakiennes ont procédé à de nouvelles arrestations parmi ceux qui "
    "agissent encore pour Daech. 🇮🇶 #DefeatDaesh",
    "post-yemen": "Pourquoi la Coalition compte-t-elle pour le #Yemen ? Une conversation avec "
    "@BahfiSalem.",
    "post-yemen-member": "Le #Yemen et la Coalition : l’un des membres les plus récents, et ce que "
    "veut dire en être. 🇾🇪 👉",
    "post-football-original": "⚽ Tal Abta et Baaj, Ninive : le PNUD en Irak et Altahreer ont "
    "organisé un tournoi de football, avec le soutien de l’Allemagne. 🏆\n\n"
    "(Démonstration : un compte composite.)",
    "post-football": "",
    "post-questions": "Trois questions sur ceux qui dirigent Daech :\n\n"
    "❓ A-t-il un chef ?\n"
    "➡️ Il en nomme un, et le cache.\n\n"
    "❓ A-t-il déjà perdu des chefs ?\n"
    "➡️ Oui, encore et encore.\n\n"
    "❓ Est-ce que cela y met fin ?\n"
    "➡️ Pas à soi seul : l’argent, les frontières, la propagande et la vie de tous les jours "
    "comptent aussi.\n\n"
    "#DEFEATDAESH",
    "post-north-east": "Dans le nord-est de la #Syria, la Coalition et ses partenaires sur le "
    "terrain partagent un succès. 🤝 #DefeatDaesh",
    "post-watar": "🎻 Des cordes dans une salle qui s’était tue : l’orchestre Watar joue dans le "
    "Grand Théâtre rénové de l’Université de #Mosul 👉",
    "post-nations": "Tous les apports ne sont pas militaires : comment l’Union européenne soutient "
    "la mission 👉 #OneMissionManyNations #onemissionmanynations",
    "post-cash": "Aucun groupe ne vit sans argent. #DenyDaeshCash 💶🚫",
}
