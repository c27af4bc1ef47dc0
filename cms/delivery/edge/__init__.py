"""The edge: public answers from process memory, in front of Django, in the coding asked for."""

from cms.delivery.edge.application import Edge

__all__ = ["Edge"]
