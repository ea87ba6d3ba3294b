#!/usr/bin/env python3
"""What ONNX Runtime takes for the same captions.

    caption_onnxruntime.py MODEL PIXELS [--batch 8] [--beams 4] [--max-length 50] [--threads 2] [--pictures 24] [--cache FOLDER]

Captions the first --pictures of PIXELS and prints one line of JSON like caption_pytorch.py's. The search is transformers'
generate, so the tokens are the same. The encoder and one step of the decoder are exported once, into FOLDER (usually
MODEL/onnxruntime), which is not timed. Better than the usual export: cross-attention keys and values are made once a
picture and shared by its beams, and the past stays where it is, as ONNX Runtime's decoding attention is told which beam
each position comes from."""
import argparse, json, time, warnings
from pathlib import Path

import onnxruntime, torch
from onnxruntime import OrtValue
from safetensors.torch import load_file
from transformers import AutoConfig, GenerationMixin, GPT2Config, PreTrainedModel, VisionEncoderDecoderModel, logging
from transformers.modeling_outputs import CausalLMOutputWithPast

END, PATCHES = 50256, 197


def linear(part, x):
    return torch.addmm(part.bias, x, part.weight)


class Encoder(torch.nn.Module):
    """Pictures to the cross-attention keys and values of every layer."""

    def __init__(self, model):
        super().__init__()
        self.encoder, self.blocks, self.heads = model.encoder, model.decoder.transformer.h, model.decoder.config.n_head

    def forward(self, pixels):
        seen = self.encoder(pixels).last_hidden_state
        both = [linear(block.crossattention.c_attn, seen.flatten(0, 1)) for block in self.blocks]
        both = [x.view(pixels.shape[0], -1, 2, self.heads, seen.shape[-1] // self.heads) for x in both]
        return tuple(x[:, :, i].transpose(1, 2) for x in both for i in (0, 1))


class Decoder(torch.nn.Module):
    """A token of every beam to the scores of the next. An engine's own kind has attend, the attention to the past."""

    def __init__(self, model):
        super().__init__()
        self.gpt, self.head = model.decoder.transformer, model.decoder.lm_head
        self.heads, self.size = model.decoder.config.n_head, model.decoder.config.n_embd // model.decoder.config.n_head

    def forward(self, tokens, position, order, cross, past):
        x, present, width = self.gpt.wte(tokens) + self.gpt.wpe(position), [], self.heads * self.size
        for i, block in enumerate(self.gpt.h):
            q, k, v = linear(block.attn.c_attn, block.ln_1(x)).split(width, 1)
            seen, k, v = self.attend(q, k, v, *past[2 * i:2 * i + 2], position, order)
            present += [k, v]
            x = x + linear(block.attn.c_proj, seen.reshape(-1, width))
            # The beams of a picture are queries to the same keys. Spelled out, as exporters make too much of PyTorch's attention.
            q, k, v = linear(block.crossattention.q_attn, block.ln_cross_attn(x)), *cross[2 * i:2 * i + 2]
            q = q.view(k.shape[0], -1, self.heads, self.size).transpose(1, 2)
            seen = (q * self.size ** -0.5 @ k.transpose(-1, -2)).softmax(-1) @ v
            x = x + linear(block.crossattention.c_proj, seen.transpose(1, 2).reshape(-1, width))
            x = x + linear(block.mlp.c_proj, block.mlp.act(linear(block.mlp.c_fc, block.ln_2(x))))
        return self.head(self.gpt.ln_f(x)), *present

    def example(self, order, past):
        layers = range(2 * len(self.gpt.h))
        kv = ([torch.randn(rows, self.heads, length, self.size) for _ in layers] for rows, length in ((2, PATCHES), (4, past)))
        return torch.arange(4), torch.tensor([3]), order, *kv


class Captioner(PreTrainedModel, GenerationMixin):
    """What generate sees: a decoder that keeps its past to itself. An engine's own kind has start, step, and _reorder_cache."""
    config_class, device, _is_stateful = GPT2Config, torch.device("cpu"), True

    def prepare_inputs_for_generation(self, input_ids, **_):
        return {"input_ids": input_ids}

    def forward(self, input_ids, **_):
        return CausalLMOutputWithPast(logits=self.step(input_ids[:, -1], input_ids.shape[1] - 1)[:, None], past_key_values=())

    def caption(self, pixels, beams, longest):
        self.start(pixels, beams, longest)
        return self.generate(torch.full((len(pixels), 1), END), num_beams=beams, max_length=longest, eos_token_id=END, pad_token_id=END,
                             return_dict_in_generate=True, output_scores=beams > 1)


class MaskedAttention(torch.autograd.Function):
    """Stands for ONNX Runtime's attention in the export; computes nothing."""

    @staticmethod
    def forward(_, q, k, v, past_k, past_v, *others):
        return q.clone(), past_k.clone(), past_v.clone()

    @staticmethod
    def symbolic(g, q, k, v, past_k, past_v, position, beams, source, heads):
        none = g.op("prim::Constant")
        none.setType(torch._C.OptionalType.ofTensor())
        out = g.op("com.microsoft::DecoderMaskedMultiHeadAttention", q, k, v, none, none, past_k, past_v, position, beams, source,
                   num_heads_i=heads, past_present_share_buffer_i=1, outputs=3)
        for value, like in zip(out, (q, past_k, past_v)):
            value.setType(like.type())
        return out


class OnnxDecoder(Decoder):
    def attend(self, q, k, v, past_k, past_v, position, order):
        return MaskedAttention.apply(*(x[:, None] for x in (q, k, v)), past_k, past_v, position.int(), *order, self.heads)


class OnnxCaptioner(Captioner):
    @staticmethod
    def export(model, folder):
        names = [f"{x}{i}" for i in range(model.decoder.config.n_layer) for x in "kv"]
        cross, past, present = ([f"{x}_{name}" for name in names] for x in ("cross", "past", "present"))
        axes = {"pixels": {0: "pictures"}, "tokens": {0: "rows"}, "logits": {0: "rows"}, "source": {0: "pictures", 1: "beams", 2: "longest"}}
        axes |= {x: {0: "pictures"} for x in cross} | {x: {0: "rows", 2: "longest"} for x in past + present}
        order, decoder = (torch.tensor([2]).int(), torch.zeros(2, 2, 9).int()), OnnxDecoder(model)
        for part, example, inputs, outputs, file in (
                (Encoder(model), (torch.randn(2, 3, 224, 224),), ["pixels"], cross, "encoder.onnx"),
                (decoder, decoder.example(order, 9), ["tokens", "position", "beams", "source", *cross, *past], ["logits", *present], "decoder.onnx")):
            torch.onnx.export(part, example, folder / file, input_names=inputs, output_names=outputs, dynamo=False, opset_version=18,
                              dynamic_axes={x: axes[x] for x in inputs + outputs if x in axes})

    def __init__(self, a):
        super().__init__(AutoConfig.from_pretrained(a.model).decoder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = a.threads
        self.encoder, self.decoder = (onnxruntime.InferenceSession(a.cache / file, options, providers=["CPUExecutionProvider"])
                                      for file in ("encoder.onnx", "decoder.onnx"))

    def start(self, pixels, beams, longest):
        config, rows = self.config, len(pixels) * beams
        cross = self.encoder.run_with_ort_values(None, {"pixels": OrtValue.ortvalue_from_numpy(pixels.numpy())})
        self.tokens, self.position = torch.empty(rows, dtype=torch.int64), torch.empty(1, dtype=torch.int64)
        # The beam of the picture that each position of each beam's past comes from.
        self.source = torch.zeros(len(pixels), beams, longest, dtype=torch.int32)
        self.logits, past = torch.empty(rows, config.vocab_size), torch.empty(len(cross), rows, config.n_head, longest, config.n_embd // config.n_head)
        # The values are views of the tensors, so binding them once will do; the new keys and values go into the past's own memory.
        tokens, position, source, logits, beams, *past = (OrtValue.ortvalue_from_numpy(x.numpy()) for x in (
            self.tokens, self.position, self.source, self.logits, torch.tensor([beams]).int(), *past))
        self.binding = self.decoder.io_binding()
        for slot, value in zip(self.decoder.get_inputs(), (tokens, position, beams, source, *cross, *past), strict=True):
            self.binding.bind_ortvalue_input(slot.name, value)
        for slot, value in zip(self.decoder.get_outputs(), (logits, *past), strict=True):
            self.binding.bind_ortvalue_output(slot.name, value)

    def step(self, tokens, position):
        self.tokens.copy_(tokens)
        self.position.fill_(position)
        self.source[:, :, position] = torch.arange(self.source.shape[1])
        self.decoder.run_with_iobinding(self.binding)
        return self.logits

    def _reorder_cache(self, past, beams):
        beams = beams.view(*self.source.shape[:2], 1).long() % self.source.shape[1]
        self.source.copy_(self.source.gather(1, beams.expand(self.source.shape)))
        return past


def main(engine, captioner):
    logging.set_verbosity_error()
    a = argparse.ArgumentParser()
    a.add_argument("model", type=Path)
    a.add_argument("pixels")
    for name, usual in (("batch", 8), ("beams", 4), ("max-length", 50), ("threads", 2), ("pictures", 24)):
        a.add_argument("--" + name, type=int, default=usual)
    a.add_argument("--cache", type=Path)
    a = a.parse_args()
    a.cache = a.cache or a.model / engine
    torch.set_num_threads(a.threads)
    done = a.cache / "exported"
    if not done.exists() or done.stat().st_mtime < (a.model / "model.safetensors").stat().st_mtime:
        a.cache.mkdir(parents=True, exist_ok=True)
        with torch.inference_mode(), warnings.catch_warnings(action="ignore"):
            captioner.export(VisionEncoderDecoderModel.from_pretrained(a.model, dtype=torch.float32).eval(), a.cache)
        done.touch()

    start = time.perf_counter()
    model = captioner(a)
    load = time.perf_counter() - start
    pixels = load_file(a.pixels)["pixel_values"][:a.pictures]
    tokens, scores = [], []
    with torch.inference_mode():
        model.caption(pixels[:1], a.beams, 4)  # warm
        start = time.perf_counter()
        for batch in pixels.split(a.batch):
            out = model.caption(batch, a.beams, a.max_length)
            tokens += out.sequences.tolist()
            scores += out.sequences_scores.tolist() if a.beams > 1 else [0.0] * len(batch)
        elapsed = time.perf_counter() - start
    print(json.dumps({"engine": engine, "batch": a.batch, "beams": a.beams, "threads": a.threads, "load": load,
                      "secondsPerCaption": elapsed / len(pixels), "tokens": tokens, "scores": scores}, sort_keys=True))


if __name__ == "__main__":
    main("onnxruntime", OnnxCaptioner)
