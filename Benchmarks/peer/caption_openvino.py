#!/usr/bin/env python3
"""What OpenVINO takes for the same captions.

    caption_openvino.py MODEL PIXELS [--batch 8] [--beams 4] [--max-length 50] [--threads 2] [--pictures 24] [--cache FOLDER]

Captions the first --pictures of PIXELS and prints one line of JSON like caption_pytorch.py's. The search is transformers'
generate, so the tokens are the same. The encoder and one step of the decoder (as in caption_onnxruntime.py, which must
lie beside this) are converted once, into FOLDER (usually MODEL/openvino), which is not timed. The past is OpenVINO's
state, which it keeps where it is when the beams change places."""
import numpy, openvino, torch
from openvino import opset13
from openvino._offline_transformations import apply_make_stateful_transformation
from torch.nn.functional import scaled_dot_product_attention
from transformers import AutoConfig

from caption_onnxruntime import PATCHES, Captioner, Decoder, Encoder, main


class OpenDecoder(Decoder):
    def attend(self, q, k, v, past_k, past_v, position, order):
        # OpenVINO knows a state reordered, added to, and attended to, and makes one operation of it.
        q, k, v = (x.view(-1, self.heads, 1, self.size) for x in (q, k, v))
        k, v = (torch.cat([past.index_select(0, order), x], 2) for past, x in ((past_k, k), (past_v, v)))
        return scaled_dot_product_attention(q, k, v), k, v


class OpenCaptioner(Captioner):
    @staticmethod
    def export(model, folder):
        encoder = openvino.convert_model(Encoder(model), example_input=torch.randn(2, 3, 224, 224), input=[-1, 3, 224, 224])
        openvino.save_model(encoder, folder / "encoder.xml", compress_to_fp16=False)

        # The order must be of 32 bits: the fused operation reads it so.
        part = OpenDecoder(model)
        decoder = openvino.convert_model(part, example_input=part.example(torch.arange(4).int(), 9))
        names = [f"{x}{i}" for i in range(model.decoder.config.n_layer) for x in "kv"]
        inputs = ["tokens", "position", "order", *("cross_" + x for x in names), *("past_" + x for x in names)]
        shapes = [[-1], [1], [-1]] + [[-1, part.heads, PATCHES, part.size]] * len(names) + [[-1, part.heads, -1, part.size]] * len(names)
        for slot, name, shape in zip(decoder.inputs, inputs, shapes, strict=True):
            slot.get_tensor().set_names({name})
            slot.get_node().set_partial_shape(openvino.PartialShape(shape))
        for slot, name in zip(decoder.outputs, ["logits", *("present_" + x for x in names)], strict=True):
            slot.get_tensor().set_names({name})
        apply_make_stateful_transformation(decoder, {"past_" + x: "present_" + x for x in names})
        shape = opset13.concat([opset13.shape_of(decoder.input("tokens"), "i64"), *(numpy.array([x]) for x in (part.heads, 0, part.size))], 0)
        for operation in decoder.get_ops():
            if operation.get_type_name() == "ReadValue":
                operation.set_arguments([opset13.broadcast(numpy.float32(0), shape)])
        decoder.validate_nodes_and_infer_types()
        openvino.save_model(decoder, folder / "decoder.xml", compress_to_fp16=False)

    def __init__(self, a):
        super().__init__(AutoConfig.from_pretrained(a.model).decoder)
        # Left to itself, it would compute in BF16 where there is hardware for it, and keep the past in 8 bits.
        how = {"INFERENCE_PRECISION_HINT": "f32", "KV_CACHE_PRECISION": "f32", "PERFORMANCE_HINT": "LATENCY", "NUM_STREAMS": 1, "INFERENCE_NUM_THREADS": a.threads}
        self.encoder, self.decoder = (openvino.Core().compile_model(a.cache / file, "CPU", how).create_infer_request() for file in ("encoder.xml", "decoder.xml"))

    def start(self, pixels, beams, longest):
        self.encoder.infer([pixels.numpy()], share_inputs=True)
        self.decoder.reset_state()
        rows = len(pixels) * beams
        self.tokens, self.position, self.order = torch.empty(rows, dtype=torch.int64), torch.empty(1, dtype=torch.int64), torch.arange(rows).int()
        mine = [openvino.Tensor(x.numpy(), shared_memory=True) for x in (self.tokens, self.position, self.order)]
        for i, value in enumerate(mine + list(self.encoder.output_tensors)):
            self.decoder.set_input_tensor(i, value)

    def step(self, tokens, position):
        self.tokens.copy_(tokens)
        self.position.fill_(position)
        self.decoder.infer()
        return torch.from_numpy(self.decoder.get_output_tensor(0).data)

    def _reorder_cache(self, past, beams):
        self.order.copy_(beams)
        return past


if __name__ == "__main__":
    main("openvino", OpenCaptioner)
