#include "COpenSSL.h"

#include <openssl/evp.h>

struct copenssl_sha256;

copenssl_sha256 *copenssl_sha256_new(void) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (context && EVP_DigestInit_ex(context, EVP_sha256(), NULL) != 1) {
        EVP_MD_CTX_free(context);
        context = NULL;
    }
    return (copenssl_sha256 *)context;
}

int copenssl_sha256_update(copenssl_sha256 *hash, const void *bytes, size_t count) {
    return EVP_DigestUpdate((EVP_MD_CTX *)hash, bytes, count) == 1;
}

int copenssl_sha256_finish(copenssl_sha256 *hash, unsigned char digest[32]) {
    return EVP_DigestFinal_ex((EVP_MD_CTX *)hash, digest, NULL) == 1;
}

void copenssl_sha256_free(copenssl_sha256 *hash) {
    EVP_MD_CTX_free((EVP_MD_CTX *)hash);
}
