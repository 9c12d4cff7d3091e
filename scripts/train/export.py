"""The trained network as arrays that ``pipeline.network`` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.network.weights import ARRAYS, LAYERS, TABLES, Tables, save, save_tables

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from torch import Tensor

    from scripts.train.labels import Labels
    from scripts.train.network import Network

EIGHT_BITS: Final = ("features", "vectors")
LINEAR: Final = (
    "lemma",
    "dependent_arc",
    "head_arc",
    "dependent_relation",
    "head_relation",
    "name_hidden",
    "name",
)
PLAIN: Final = ("root", "arc", "relation", "name_start", "name_moves", "name_end")
WAYS: Final = {"forward": "", "backward": "_reverse"}


def export(
    network: Network,
    labels: Labels,
    lexicon: Mapping[tuple[str, str], str],
    vectors: NDArray[np.float32],
    known: Mapping[str, NDArray[np.uint32]],
    folder: Path,
    *,
    ngrams: tuple[int, int],
    hashes: int,
) -> None:
    """Write the weights and tables.

    Args:
        network: As trained.
        labels: What it counts by.
        lexicon: Lemmas by form and tag.
        vectors: (rows, v): the table of the fixed vectors, scaled as in training.
        known: Fingerprints of known names by kind.
        folder: Where to.
        ngrams: Of the vectors.
        hashes: Likewise.
    """
    folder.mkdir(parents=True, exist_ok=True)
    save(folder / ARRAYS, {"vectors": vectors, **arrays(network)}, EIGHT_BITS, known)
    tables = Tables(
        features=sorted(labels.features, key=labels.features.__getitem__),
        tags=labels.tags,
        scripts=labels.scripts,
        relations=labels.relations,
        names=labels.names,
        lexicon=sorted((form, tag, lemma) for (form, tag), lemma in lexicon.items()),
        ngrams=ngrams,
        hashes=hashes,
    )
    save_tables(folder / TABLES, tables)


def arrays(network: Network) -> dict[str, NDArray[np.float32]]:
    """The weights by the names that ``pipeline.network.reader`` asks for; linear layers as (d_in, d_out)."""
    state = {name: to_array(tensor) for name, tensor in network.state_dict().items()}
    found = {name: state[name] for name in PLAIN}
    found["features"] = state["features.weight"]
    for name in LINEAR:
        found[f"{name}.weight"], found[f"{name}.bias"] = state[f"{name}.weight"].T, state[f"{name}.bias"]
    found["tag.weight"], found["tag.bias"] = to_array(network.tag_weights()).T, state["whole_tag.bias"]
    width = state["layers.0.weight_hh_l0"].shape[1]
    hidden = state["lemma_hidden.weight"].T
    found["lemma_word"] = hidden[: 2 * width]
    found["lemma_tag"] = state["tag_of_lemma.weight"] @ hidden[2 * width :] + state["lemma_hidden.bias"]
    for number in range(LAYERS):
        for way, suffix in WAYS.items():
            of = f"layers.{number}."
            found[f"lstm{number}.{way}.reading"] = state[f"{of}weight_ih_l0{suffix}"].T
            found[f"lstm{number}.{way}.going"] = state[f"{of}weight_hh_l0{suffix}"].T
            found[f"lstm{number}.{way}.bias"] = state[f"{of}bias_ih_l0{suffix}"] + state[f"{of}bias_hh_l0{suffix}"]
    return found


def to_array(tensor: Tensor) -> NDArray[np.float32]:
    """A tensor as an array."""
    array: NDArray[np.float32] = tensor.detach().cpu().numpy()
    return array
