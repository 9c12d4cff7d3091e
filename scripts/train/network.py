"""The network in PyTorch, as it is trained; ``pipeline.network`` reads its weights without PyTorch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

if TYPE_CHECKING:
    from torch import Tensor

FEATURES_WIDTH: Final = 96
STATE: Final = 224
LEMMA_TAG: Final = 64
LEMMA_HIDDEN: Final = 160
ARC: Final = 192
RELATION: Final = 96
NAME_HIDDEN: Final = 128
INPUT_DROPOUT: Final = 0.3
DROPOUT: Final = 0.4
SMOOTHING: Final = 0.03
NONE: Final = -1


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences padded to the longest; a label is ``NONE`` where it is unknown.

    Attributes:
        rows: (b, t, f) rows of the features, 0 where there are fewer.
        vectors: (b, t, v).
        lengths: (b,), falling.
        tags, scripts, heads, relations, names: (b, t); a head is 0 for the root, else the word's place plus one.
        weight: (b, 1): how much the tags and scripts count.
    """

    rows: Tensor
    vectors: Tensor
    lengths: Tensor
    tags: Tensor
    scripts: Tensor
    heads: Tensor
    relations: Tensor
    names: Tensor
    weight: Tensor


class Network(nn.Module):
    """Three layers of LSTM over word features and vectors: tags and lemmas from the second, the rest from the third.

    Args:
        features: Rows of the table of features, the first of which stays zero.
        vectors: Width of the fixed vectors.
        tag_parts: (tags, parts) of ones and zeros: which letters at which place a tag is made of.
        scripts, relations, names: How many there are.
    """

    def __init__(
        self, features: int, vectors: int, tag_parts: Tensor, scripts: int, relations: int, names: int
    ) -> None:
        super().__init__()
        tags, parts = tag_parts.shape
        self.features = nn.EmbeddingBag(features, FEATURES_WIDTH, mode="sum", padding_idx=0)
        nn.init.normal_(self.features.weight, std=0.1)
        with torch.no_grad():
            self.features.weight[0] = 0
        widths = (FEATURES_WIDTH + vectors, 2 * STATE, 2 * STATE)
        self.layers = nn.ModuleList(nn.LSTM(width, STATE, bidirectional=True, batch_first=True) for width in widths)
        for layer in self.layers:
            for name, weight in layer.named_parameters():
                if name.startswith("weight_hh"):
                    for piece in weight.chunk(4):
                        nn.init.orthogonal_(piece)
                if name.startswith("bias_ih"):
                    with torch.no_grad():
                        weight[STATE : 2 * STATE] = 1.0
        self.register_buffer("tag_parts", tag_parts)
        self.whole_tag = nn.Linear(2 * STATE, tags)
        self.part_of_tag = nn.Linear(2 * STATE, parts, bias=False)
        self.tag_of_lemma = nn.Embedding(tags, LEMMA_TAG)
        self.lemma_hidden = nn.Linear(2 * STATE + LEMMA_TAG, LEMMA_HIDDEN)
        self.lemma = nn.Linear(LEMMA_HIDDEN, scripts)
        self.dependent_arc, self.head_arc = nn.Linear(2 * STATE, ARC), nn.Linear(2 * STATE, ARC)
        self.dependent_relation, self.head_relation = nn.Linear(2 * STATE, RELATION), nn.Linear(2 * STATE, RELATION)
        self.root = nn.Parameter(torch.randn(2 * STATE) * 0.1)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.relation = nn.Parameter(torch.zeros(relations, RELATION + 1, RELATION + 1))
        nn.init.normal_(self.relation, std=0.02)
        nn.init.normal_(self.arc, std=0.02)
        self.name_hidden, self.name = nn.Linear(2 * STATE, NAME_HIDDEN), nn.Linear(NAME_HIDDEN, names)
        self.name_start, self.name_end = nn.Parameter(torch.zeros(names)), nn.Parameter(torch.zeros(names))
        self.name_moves = nn.Parameter(torch.zeros(names, names))
        self.drop_input, self.drop = nn.Dropout(INPUT_DROPOUT), nn.Dropout(DROPOUT)

    def tag_weights(self) -> Tensor:
        """(tags, 2 d): what a tag's own weights and those of its letters come to."""
        return self.whole_tag.weight + self.tag_parts @ self.part_of_tag.weight

    def encode(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The states of the second and of the third layer, (b, t, 2 d) each."""
        size, longest, _ = batch.rows.shape
        embedded = self.features(batch.rows.flatten(0, 1)).view(size, longest, -1)
        state = self.drop_input(torch.cat([embedded, batch.vectors], dim=-1))
        states = []
        for number, layer in enumerate(self.layers):
            packed = pack_padded_sequence(state, batch.lengths, batch_first=True)
            read = pad_packed_sequence(layer(packed)[0], batch_first=True)[0]
            state = read + state if number else read
            states.append(state)
            state = self.drop(state)
        return self.drop(states[1]), self.drop(states[2])

    def tag_scores(self, words: Tensor) -> Tensor:
        """(b, t, tags)."""
        return nn.functional.linear(words, self.tag_weights(), self.whole_tag.bias)

    def script_scores(self, words: Tensor, tags: Tensor) -> Tensor:
        """(n, scripts) for (n, 2 d) states and (n,) tags."""
        hidden = torch.relu(self.lemma_hidden(torch.cat([words, self.tag_of_lemma(tags)], dim=-1)))
        return self.lemma(self.drop(hidden))

    def arc_scores(self, words: Tensor) -> Tensor:
        """(b, t, t + 1): of each head, the root first, for each word."""
        heads = torch.relu(self.head_arc(self.with_root(words)))
        dependents = torch.relu(self.dependent_arc(words))
        biased = torch.cat([dependents, torch.ones_like(dependents[..., :1])], dim=-1)
        return biased @ self.arc @ self.drop(heads).transpose(1, 2)

    def relation_scores(self, words: Tensor, heads: Tensor) -> Tensor:
        """(b, t, relations), given the heads (b, t)."""
        above = torch.relu(self.head_relation(self.with_root(words)))
        above = above.gather(1, heads[..., None].expand(-1, -1, above.shape[-1]))
        below = torch.relu(self.dependent_relation(words))
        above, below = (torch.cat([one, torch.ones_like(one[..., :1])], dim=-1) for one in (above, below))
        return torch.einsum("bti,rij,btj->btr", below, self.relation, above)

    def with_root(self, words: Tensor) -> Tensor:
        """The states with the root's before them."""
        return torch.cat([self.root.expand(len(words), 1, -1), words], dim=1)

    def name_scores(self, words: Tensor) -> Tensor:
        """(b, t, names)."""
        return self.name(self.drop(torch.relu(self.name_hidden(words))))

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """The mean loss of each task over the words that have its label."""
        second, third = self.encode(batch)
        found: dict[str, Tensor] = {}
        tagged = batch.tags != NONE
        if tagged.any():
            weight = batch.weight.expand_as(batch.tags)[tagged]
            scores = self.tag_scores(second[tagged])
            each = nn.functional.cross_entropy(scores, batch.tags[tagged], label_smoothing=SMOOTHING, reduction="none")
            found["tags"] = (each * weight).sum() / weight.sum()
        edited = tagged & (batch.scripts != NONE)
        if edited.any():
            weight = batch.weight.expand_as(batch.tags)[edited]
            scores = self.script_scores(second[edited], batch.tags[edited])
            each = nn.functional.cross_entropy(scores, batch.scripts[edited], reduction="none")
            found["lemmas"] = (each * weight).sum() / weight.sum()
        parsed = (batch.heads != NONE).any(dim=1)
        if parsed.any():
            found |= self.tree_losses(
                third[parsed], batch.heads[parsed], batch.relations[parsed], batch.lengths[parsed]
            )
        named = (batch.names != NONE).any(dim=1)
        if named.any():
            found["names"] = self.name_loss(self.name_scores(third[named]), batch.names[named], batch.lengths[named])
        return found

    def tree_losses(self, words: Tensor, heads: Tensor, relations: Tensor, lengths: Tensor) -> dict[str, Tensor]:
        """Losses of heads and relations."""
        arcs = self.arc_scores(words)
        places = torch.arange(arcs.shape[2])
        arcs = arcs.masked_fill(places[None, None, :] > lengths[:, None, None], -1e9)
        known = heads != NONE
        return {
            "arcs": nn.functional.cross_entropy(arcs[known], heads[known]),
            "relations": nn.functional.cross_entropy(
                self.relation_scores(words, heads.clamp(min=0))[known], relations[known]
            ),
        }

    def name_loss(self, scores: Tensor, names: Tensor, lengths: Tensor) -> Tensor:
        """Negative log-likelihood of a linear-chain conditional random field, a word."""
        size, longest, _ = scores.shape
        rows = torch.arange(size)
        labels = names.clamp(min=0)
        gold = self.name_start[labels[:, 0]] + scores[rows, 0, labels[:, 0]]
        total = self.name_start + scores[:, 0]
        for word in range(1, longest):
            runs = word < lengths
            step = self.name_moves[labels[:, word - 1], labels[:, word]] + scores[rows, word, labels[:, word]]
            gold = gold + torch.where(runs, step, 0.0)
            onward = torch.logsumexp(total[:, :, None] + self.name_moves, dim=1) + scores[:, word]
            total = torch.where(runs[:, None], onward, total)
        gold = gold + self.name_end[labels[rows, lengths - 1]]
        return (torch.logsumexp(total + self.name_end, dim=1) - gold).sum() / lengths.sum()
