"""The two networks: a convolutional teacher that is thrown away, and the ViT-GPT2 student that becomes the default model."""
import torch
import torch.nn.functional as F
from torch import nn
from transformers import (GPT2Config, GPT2LMHeadModel, GenerationConfig, ViTConfig, ViTModel, VisionEncoderDecoderConfig,
                          VisionEncoderDecoderModel)

from labels import ATTRIBUTES

WIDTH, LAYERS, HEADS, PATCH, SIDE = 256, 6, 4, 16, 224
DECODER_LAYERS = 2
POSITIONS = 48
SIZES = [len(values) for values in ATTRIBUTES.values()]


def convolution(inside, outside, stride=1):
    return nn.Sequential(nn.Conv2d(inside, outside, 3, stride, 1, bias=False), nn.BatchNorm2d(outside), nn.ReLU(inplace=True))


class Residual(nn.Module):
    def __init__(self, inside, outside, stride):
        super().__init__()
        self.first = convolution(inside, outside, stride)
        self.second = nn.Sequential(nn.Conv2d(outside, outside, 3, 1, 1, bias=False), nn.BatchNorm2d(outside))
        plain = stride == 1 and inside == outside
        self.past = nn.Identity() if plain else nn.Sequential(nn.Conv2d(inside, outside, 1, stride, bias=False), nn.BatchNorm2d(outside))

    def forward(self, x):
        return torch.relu(self.second(self.first(x)) + self.past(x))


class Teacher(nn.Module):
    """A small residual network over pictures of 128 x 128; returns the logits of all attributes side by side."""

    def __init__(self, w=32):
        super().__init__()
        self.body = nn.Sequential(
            convolution(3, w, 2), Residual(w, w, 1), Residual(w, 2 * w, 2), Residual(2 * w, 2 * w, 1), Residual(2 * w, 4 * w, 2),
            Residual(4 * w, 4 * w, 1), Residual(4 * w, 6 * w, 2), Residual(6 * w, 6 * w, 1), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.2))
        self.head = nn.Linear(6 * w, sum(SIZES))

    def forward(self, x):
        return self.attended(x)[0]

    def attended(self, x):
        """The logits, and the features they were made of: (n, 6 w, 8, 8)."""
        if x.shape[-1] != 128:
            x = F.interpolate(x, size=(128, 128), mode="bilinear", antialias=True)
        features = self.body[:-3](x.contiguous(memory_format=torch.channels_last))
        return self.head(self.body[-3:](features)), features


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
    side = SIDE // PATCH
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
    """ViT 224/16. Half of the patches may be left out in training, which is faster and keeps it from learning by heart."""

    def __init__(self):
        super().__init__()
        self.patches = nn.Conv2d(3, WIDTH, PATCH, PATCH)
        self.token = nn.Parameter(torch.zeros(1, 1, WIDTH))
        self.positions = nn.Parameter(torch.zeros(1, (SIDE // PATCH) ** 2 + 1, WIDTH))
        self.blocks = nn.ModuleList(Block(0.1 * i / (LAYERS - 1)) for i in range(LAYERS))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        # Of the attributes, and of the teacher's features at each patch; used in training only.
        self.head, self.hint = nn.Linear(WIDTH, sum(SIZES)), nn.Linear(WIDTH, 192)
        for p in self.parameters():
            if p.ndim > 1:
                nn.init.trunc_normal_(p, std=0.02)
        for block in self.blocks:
            nn.init.xavier_uniform_(block.up.weight)
            nn.init.xavier_uniform_(block.down.weight)
            begin_like_a_trained_one(block)
        with torch.no_grad():
            self.positions[0, 1:] = places()
            nn.init.xavier_uniform_(self.patches.weight.view(WIDTH, -1))

    def forward(self, pixels, keep=None):
        """Pixel values (n, 3, 224, 224) → features (n, 1 + patches, WIDTH), and which patches they are of: (n, patches), or None for all."""
        x = self.patches(pixels).flatten(2).transpose(1, 2) + self.positions[:, 1:]
        chosen = None
        if keep is not None:
            chosen = torch.rand(x.shape[:2]).argsort(1)[:, :keep]
            x = x.gather(1, chosen[:, :, None].expand(-1, -1, WIDTH))
        x = torch.cat([(self.token + self.positions[:, :1]).expand(len(x), -1, -1).to(x.dtype), x], 1)
        for block in self.blocks:
            x = block(x)
        return self.norm(x), chosen


def decoder_configuration(vocabulary, end):
    return GPT2Config(vocab_size=vocabulary, n_positions=POSITIONS, n_embd=WIDTH, n_layer=DECODER_LAYERS, n_head=HEADS,
                      is_decoder=True, add_cross_attention=True, bos_token_id=end, eos_token_id=end,
                      resid_pdrop=0.1, embd_pdrop=0.1, attn_pdrop=0.0)


class Student(nn.Module):
    def __init__(self, vocabulary, end):
        super().__init__()
        self.encoder = Encoder()
        self.decoder = GPT2LMHeadModel(decoder_configuration(vocabulary, end))


def published(student, vocabulary, end, about):
    """The student as a Hugging Face VisionEncoderDecoderModel in float32."""
    vision = ViTConfig(image_size=SIDE, patch_size=PATCH, hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=HEADS,
                       intermediate_size=4 * WIDTH, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0)
    config = VisionEncoderDecoderConfig.from_encoder_decoder_configs(
        vision, decoder_configuration(vocabulary, end), decoder_start_token_id=end, eos_token_id=end, pad_token_id=end)
    model = VisionEncoderDecoderModel(config=config, encoder=ViTModel(vision, add_pooling_layer=False),
                                      decoder=GPT2LMHeadModel(decoder_configuration(vocabulary, end)))
    ours, theirs = student.encoder.state_dict(), {}
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
    model.encoder.load_state_dict(theirs)
    model.decoder.load_state_dict(student.decoder.state_dict())
    model.config.about = about
    # length_penalty 0: the score of a sentence is the log of its probability, and the likeliest sentence wins.
    model.generation_config = GenerationConfig(
        num_beams=4, max_length=32, length_penalty=0.0, early_stopping=False, bos_token_id=end, eos_token_id=end, pad_token_id=end,
        decoder_start_token_id=end)
    return model.eval()
