//! The layout as a header for C11 and C++11.

use super::{constants, named};
use crate::context::layout::{Piece, STRIDE_WORDS};

const HEAD: &str = "\
/* Context record of ctxnic, for C11 and C++11.
 *
 * Words are those of memory read in little-endian byte order. A field is read with
 * CTXNIC_GET(record->rx.word, CTXNIC_RX_READY) and written with
 * CTXNIC_SET(record->host[0].word, CTXNIC_HOST_STATE, 2). The host writes only the idle copy of
 * `host`, seals it with ctxnic_host_seal(), then has the card change over with UPDATE.
 */
#ifndef CTXNIC_CONTEXT_H
#define CTXNIC_CONTEXT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define CTXNIC_ASSERT(test, name) static_assert(test, #name)
#else
#define CTXNIC_ASSERT(test, name) _Static_assert(test, #name)
#endif

";

const ACCESS: &str = "
/* The value of a field in the words of its piece. */
#define CTXNIC_GET(words, field) (((words)[field##_WORD] >> field##_LO) & field##_MASK)
/* Puts the low bits of a value into a field. */
#define CTXNIC_SET(words, field, value)                                    \\
    ((words)[field##_WORD] = ((words)[field##_WORD] &                      \\
                              ~((uint64_t)field##_MASK << field##_LO)) |   \\
                             (((uint64_t)(value) & field##_MASK) << field##_LO))

/* CRC-32 (IEEE 802.3) of a host's piece, its own four bytes taken as zero. */
static inline uint32_t ctxnic_host_crc(const uint64_t *word)
{
    uint32_t crc = 0xFFFFFFFFu;
    int i, bit;
    for (i = 0; i < CTXNIC_HOST_WORDS; i++) {
        uint64_t w = word[i];
        if (i == CTXNIC_HOST_CRC_WORD)
            w &= ~((uint64_t)CTXNIC_HOST_CRC_MASK << CTXNIC_HOST_CRC_LO);
        for (bit = 0; bit < 64; bit++) {
            uint32_t low = (crc ^ (uint32_t)(w >> bit)) & 1u;
            crc = (crc >> 1) ^ (low ? 0xEDB88320u : 0u);
        }
    }
    return ~crc;
}

/* Writes magic number, layout version and CRC. */
static inline void ctxnic_host_seal(uint64_t *word)
{
    CTXNIC_SET(word, CTXNIC_HOST_MAGIC, CTXNIC_MAGIC);
    CTXNIC_SET(word, CTXNIC_HOST_LAYOUT, CTXNIC_LAYOUT);
    CTXNIC_SET(word, CTXNIC_HOST_CRC, ctxnic_host_crc(word));
}

#endif /* CTXNIC_CONTEXT_H */
";

/// The text of `ctxnic_context.h`.
pub fn c_header() -> String {
    let mut text = String::from(HEAD);
    for (name, value, meaning) in constants() {
        text.push_str(&format!("#define CTXNIC_{name} {value} /* {meaning} */\n"));
    }
    for (name, field) in named() {
        let unit = if field.unit.is_empty() { String::new() } else { format!(" ({})", field.unit) };
        text.push_str(&format!(
            "\n/* {}{unit} */\n#define CTXNIC_{name}_WORD {}\n#define CTXNIC_{name}_LO {}\n#define CTXNIC_{name}_MASK UINT64_C(0x{:x})\n",
            field.meaning,
            field.word,
            field.lo,
            field.mask()
        ));
    }
    text.push_str(&structures());
    text.push_str(ACCESS);
    text
}

fn structures() -> String {
    let mut text = String::from("\n");
    for piece in Piece::ALL {
        text.push_str(&format!(
            "struct ctxnic_{} {{\n    uint64_t word[{}];\n}};\n",
            piece.name(),
            piece.words()
        ));
    }
    let used: usize = Piece::ALL.iter().map(|piece| piece.words()).sum();
    let rest = STRIDE_WORDS - used - Piece::Host.words();
    text.push_str(&format!(
        "struct ctxnic_record {{\n    struct ctxnic_host host[2];\n    struct ctxnic_rx rx;\n    \
         struct ctxnic_tx tx;\n    struct ctxnic_ctl ctl;\n    uint64_t reserved[{rest}];\n}};\n\n\
         CTXNIC_ASSERT(sizeof(struct ctxnic_record) == CTXNIC_STRIDE_BYTES, ctxnic_stride);\n\
         CTXNIC_ASSERT(sizeof(struct ctxnic_host) == 8 * CTXNIC_HOST_B_WORD, ctxnic_host_copies);\n"
    ));
    for piece in Piece::ALL {
        let (lower, upper) = (piece.name(), piece.name().to_uppercase());
        text.push_str(&format!(
            "CTXNIC_ASSERT(offsetof(struct ctxnic_record, {lower}) == 8 * CTXNIC_{upper}_WORD, ctxnic_{lower}_place);\n\
             CTXNIC_ASSERT(sizeof(struct ctxnic_{lower}) == 8 * CTXNIC_{upper}_WORDS, ctxnic_{lower}_size);\n"
        ));
    }
    text
}
