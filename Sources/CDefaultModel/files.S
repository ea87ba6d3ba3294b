/* Includes the files of Fixtures/checkpoint/default. After changing one of them, touch this file:
   the build does not see that an included file is newer. `make` does it. */
    .section .rodata

#define FILE(symbol, path)                 \
    .global cdefaultmodel_##symbol;        \
    .global cdefaultmodel_##symbol##_end;  \
    .balign 64;                            \
cdefaultmodel_##symbol:                    \
    .incbin path;                          \
cdefaultmodel_##symbol##_end:              \
    .byte 0

FILE(config, "config.json")
FILE(generation, "generation_config.json")
FILE(preprocessor, "preprocessor_config.json")
FILE(tokenizer, "tokenizer.json")
FILE(tokenizer_config, "tokenizer_config.json")
FILE(weights, "model.safetensors")
FILE(card, "README.md")

    .section .note.GNU-stack,"",@progbits
