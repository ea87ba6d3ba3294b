#include "CDefaultModel.h"

#define FILE(symbol) extern const char cdefaultmodel_##symbol[], cdefaultmodel_##symbol##_end[];
FILE(config)
FILE(generation)
FILE(preprocessor)
FILE(tokenizer)
FILE(tokenizer_config)
FILE(weights)
FILE(settings)
FILE(card)
#if __has_include("../default/fileroom-evidence.json")
FILE(evidence)
FILE(evidence_tensors)
#endif

static const struct {
    const char *name, *first, *last;
} files[] = {
    {"config.json", cdefaultmodel_config, cdefaultmodel_config_end},
    {"generation_config.json", cdefaultmodel_generation, cdefaultmodel_generation_end},
    {"preprocessor_config.json", cdefaultmodel_preprocessor, cdefaultmodel_preprocessor_end},
    {"tokenizer.json", cdefaultmodel_tokenizer, cdefaultmodel_tokenizer_end},
    {"tokenizer_config.json", cdefaultmodel_tokenizer_config, cdefaultmodel_tokenizer_config_end},
    {"model.safetensors", cdefaultmodel_weights, cdefaultmodel_weights_end},
    {"fileroom-model.json", cdefaultmodel_settings, cdefaultmodel_settings_end},
    {"README.md", cdefaultmodel_card, cdefaultmodel_card_end},
#if __has_include("../default/fileroom-evidence.json")
    {"fileroom-evidence.json", cdefaultmodel_evidence, cdefaultmodel_evidence_end},
    {"fileroom-evidence.safetensors", cdefaultmodel_evidence_tensors, cdefaultmodel_evidence_tensors_end},
#endif
};

size_t cdefaultmodel_count(void) { return sizeof files / sizeof files[0]; }

const char *cdefaultmodel_name(size_t index) { return files[index].name; }

const void *cdefaultmodel_bytes(size_t index, size_t *count) {
    *count = (size_t)(files[index].last - files[index].first);
    return files[index].first;
}
