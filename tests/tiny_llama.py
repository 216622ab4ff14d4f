"""A language model of one layer, random but for what it likes to write next, in llama.cpp's own format."""

from __future__ import annotations

import gguf
import numpy as np

WIDTH, HEADS, INNER = 64, 4, 128
_BYTES = 256
_TEMPLATE = "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}assistant: "


def write(path, seed=0, likes='"}],'):
    """likes: characters it writes where the schema leaves it the choice, the likeliest first; without them it never ends."""
    chance = np.random.default_rng(seed)

    def noise(*shape):
        return (chance.standard_normal(shape) * 0.05).astype(np.float32)

    tokens = [b"<unk>", b"<s>", b"</s>", *(f"<0x{n:02X}>".encode() for n in range(_BYTES))]
    embedding, head = noise(len(tokens), WIDTH), noise(len(tokens), WIDTH)
    embedding[:, 0] = 1  # the first dimension is the same everywhere: what the head makes of it is what it likes
    for rank, char in enumerate(reversed(likes), start=1):
        head[3 + ord(char), 0] = rank / 2
    tensors = {"token_embd.weight": embedding, "output.weight": head, "output_norm.weight": np.ones(WIDTH, np.float32)}
    tensors |= {f"blk.0.{name}.weight": noise(WIDTH, WIDTH) for name in ("attn_q", "attn_k", "attn_v", "attn_output")}
    tensors |= {f"blk.0.{name}.weight": noise(INNER, WIDTH) for name in ("ffn_gate", "ffn_up")}
    tensors |= {"blk.0.ffn_down.weight": noise(WIDTH, INNER)}
    tensors |= {f"blk.0.{name}.weight": np.ones(WIDTH, np.float32) for name in ("attn_norm", "ffn_norm")}
    _file(path, tokens, tensors)


def _file(path, tokens, tensors):
    out = gguf.GGUFWriter(str(path), "llama")
    out.add_context_length(32768)
    out.add_embedding_length(WIDTH)
    out.add_block_count(1)
    out.add_feed_forward_length(INNER)
    out.add_head_count(HEADS)
    out.add_head_count_kv(HEADS)
    out.add_layer_norm_rms_eps(1e-5)
    out.add_rope_dimension_count(WIDTH // HEADS)
    out.add_vocab_size(len(tokens))
    out.add_tokenizer_model("llama")
    out.add_token_list(tokens)
    out.add_token_scores([0.0] * len(tokens))
    kind = gguf.TokenType
    out.add_token_types([kind.UNKNOWN, kind.CONTROL, kind.CONTROL, *[kind.BYTE] * _BYTES])
    out.add_bos_token_id(1)
    out.add_eos_token_id(2)
    out.add_unk_token_id(0)
    out.add_chat_template(_TEMPLATE)
    for name, values in tensors.items():
        out.add_tensor(name, values)
    out.write_header_to_file()
    out.write_kv_data_to_file()
    out.write_tensors_to_file()
    out.close()
