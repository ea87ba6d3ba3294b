/* Includes the files of Fixtures/checkpoint/default. After changing one of them, touch this file:
   the build does not see that an included file is newer. `make` does it. The assembler looks in the folder it runs in
   first, where a README.md may lie as well: hence the folder in each path. */
    .section .rodata

#define FILE(symbol, path)                 \
    .global cdefaultmodel_##symbol;        \
    .global cdefaultmodel_##symbol##_end;  \
    .balign 64;                            \
cdefaultmodel_##symbol:                    \
    .incbin path;                          \
cdefaultmodel_##symbol##_end:              \
    .byte 0

FILE(config, "../default/config.json")
FILE(generation, "../default/generation_config.json")
FILE(preprocessor, "../default/preprocessor_config.json")
FILE(tokenizer, "../default/tokenizer.json")
FILE(tokenizer_config, "../default/tokenizer_config.json")
FILE(weights, "../default/model.safetensors")
FILE(settings, "../default/fileroom-model.json")
FILE(card, "../default/README.md")
#if __has_include("../default/fileroom-evidence.json")
FILE(evidence, "../default/fileroom-evidence.json")
FILE(evidence_tensors, "../default/fileroom-evidence.safetensors")
#endif

    .section .note.GNU-stack,"",@progbits
