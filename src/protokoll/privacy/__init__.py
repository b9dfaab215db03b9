"""What must not leave the archive unasked: personnummer, private phone numbers, e-mail and home addresses."""

from protokoll.privacy.find import Private, find
from protokoll.privacy.mask import mask, mask_record

__all__ = ["Private", "find", "mask", "mask_record"]
