"""What a reader must see beside a claim before its words: how many say so, who disagrees, how it is put."""

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim


def badges(atlas: Atlas, claim: Claim) -> list[str]:
    """What a reader must see beside a claim: origins, conflict, [sic], modality, flags."""
    found = ["yours"] if atlas.is_own(claim) else []
    corroborated = atlas.corroboration(atlas.alike(claim))
    if corroborated.origins > 1:
        found.append(f"{corroborated.origins} origins")
    if atlas.conflicts(claim):
        found.append("conflict")
    found.extend("[sic]" if flag == "garbled" else flag for flag in claim.flags)
    if claim.modality != "asserted":
        found.append(claim.modality)
    return found
