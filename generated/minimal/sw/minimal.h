/* Table image of minimal: format version 1. Generated, do not edit. */
#ifndef MINIMAL_TABLES_H
#define MINIMAL_TABLES_H

#include <stdint.h>

#define MINIMAL_TABLES_VERSION 1u
#define MINIMAL_TABLES_WORDS 32u /* of 64 bits */
#define MINIMAL_TABLES_BYTES 256u
#define MINIMAL_TABLES_CRC 0xab0fb857u /* CRC-32, in word 1 */
#define MINIMAL_INTERFACES 2u
#define MINIMAL_COUNTERS 5u

/* Slots: bit numbers in sets of interfaces. */
#define MINIMAL_SLOT_HOST 0u
#define MINIMAL_SLOT_SENSOR 1u

struct minimal_interface {
    const char *name;
    uint16_t id; /* in the context table */
    uint16_t first_counter;
    uint16_t rules; /* its default counts at first_counter + rules */
};

struct minimal_counter {
    uint16_t slot;
    uint16_t rule;
    const char *name;
};

static const struct minimal_interface minimal_interfaces[2] = {
    { "host", 0u, 0u, 1u },
    { "sensor", 1u, 2u, 2u },
};

static const struct minimal_counter minimal_counters[5] = {
    { 0u, 0u, "no-telnet" },
    { 0u, 1u, "default" },
    { 1u, 0u, "modbus-requests" },
    { 1u, 1u, "arp" },
    { 1u, 2u, "default" },
};

static const uint64_t minimal_tables[32] = {
    UINT64_C(0x0005002000014358),
    UINT64_C(0x00020002ab0fb857),
    UINT64_C(0xc000000000000012),
    UINT64_C(0xc000000000020017),
    UINT64_C(0x0000000000000003),
    UINT64_C(0x57ab0101000d0001),
    UINT64_C(0x700800030fff0000),
    UINT64_C(0x4000000000000000),
    UINT64_C(0x6001000500040200),
    UINT64_C(0x9002000200060001),
    UINT64_C(0x900100070002ffff),
    UINT64_C(0x6003000900080001),
    UINT64_C(0x9002000a0002ffff),
    UINT64_C(0x2000000000000000),
    UINT64_C(0x60030002000b0002),
    UINT64_C(0x9003000c0002ffff),
    UINT64_C(0x2000000000000001),
    UINT64_C(0x3000000000000004),
    UINT64_C(0x57ab000100050001),
    UINT64_C(0x600a000300020006),
    UINT64_C(0x6011000300040017),
    UINT64_C(0x1000000000010001),
    UINT64_C(0x1000000000000000),
    UINT64_C(0x57ab000100090001),
    UINT64_C(0x60110003000201f6),
    UINT64_C(0x800d000401ff0100),
    UINT64_C(0x6007000600050806),
    UINT64_C(0x600c00030007c0a8),
    UINT64_C(0x1000000000010001),
    UINT64_C(0x1000000000020000),
    UINT64_C(0x600a000300080006),
    UINT64_C(0x1000000000000101),
};

#endif /* MINIMAL_TABLES_H */
