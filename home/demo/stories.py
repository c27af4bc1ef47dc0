"""Every story of the demo, in every language: the English ones first."""

from home.demo import (
    al_qaim_ar,
    al_qaim_en,
    al_qaim_fr,
    doctor_ar,
    doctor_en,
    doctor_fr,
    nations_ar,
    nations_en,
    nations_fr,
    short_reads_ar,
    short_reads_en,
    short_reads_fr,
    watar_ar,
    watar_en,
    watar_fr,
)
from home.demo.format import Story

STORIES: list[Story] = [
    *(module.STORY for module in (al_qaim_en, doctor_en, watar_en)),
    *(module.STORY for module in (al_qaim_fr, doctor_fr, watar_fr)),
    *(module.STORY for module in (al_qaim_ar, doctor_ar, watar_ar)),
    *(module.EU for module in (nations_en, nations_fr, nations_ar)),
    *(module.POLICE for module in (nations_en, nations_fr, nations_ar)),
    *(module.SAFAA for module in (short_reads_en, short_reads_fr, short_reads_ar)),
    *(module.SCHOOL for module in (short_reads_en, short_reads_fr, short_reads_ar)),
]
