#ifndef COPENSSL_H
#define COPENSSL_H

/*
 * The door to OpenSSL's libcrypto, which DCMTK needs anyway. It uses the processor's SHA instructions.
 */

#include <stddef.h>

/* A SHA-256 computation under way; the caller owns it and ends it with copenssl_sha256_free. */
typedef struct copenssl_sha256 copenssl_sha256;

/* Returns NULL where there is no memory, or where this OpenSSL has no SHA-256. */
copenssl_sha256 *copenssl_sha256_new(void);

/* Adds `count` bytes; they are read during the call only. Returns 1, or 0 where OpenSSL failed. */
int copenssl_sha256_update(copenssl_sha256 *hash, const void *bytes, size_t count);

/* Writes the 32 bytes of the digest; nothing may be added afterwards. Returns 1, or 0 where OpenSSL failed. */
int copenssl_sha256_finish(copenssl_sha256 *hash, unsigned char digest[32]);

void copenssl_sha256_free(copenssl_sha256 *hash);

#endif
