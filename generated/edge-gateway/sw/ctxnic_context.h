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

#define CTXNIC_STRIDE_BYTES 512 /* bytes from one record to the next */
#define CTXNIC_STRIDE_WORDS 64 /* the same in 64-bit words */
#define CTXNIC_LAYOUT 1 /* version of the layout, in `host.layout` */
#define CTXNIC_MAGIC 21059 /* magic number, in `host.magic` */
#define CTXNIC_HOST_B_WORD 16 /* first word of copy B of the host's piece */
#define CTXNIC_HOST_WORD 0 /* first word of the piece host, copy A */
#define CTXNIC_HOST_WORDS 16 /* words of the piece host */
#define CTXNIC_RX_WORD 32 /* first word of the piece rx */
#define CTXNIC_RX_WORDS 8 /* words of the piece rx */
#define CTXNIC_TX_WORD 40 /* first word of the piece tx */
#define CTXNIC_TX_WORDS 8 /* words of the piece tx */
#define CTXNIC_CTL_WORD 48 /* first word of the piece ctl */
#define CTXNIC_CTL_WORDS 8 /* words of the piece ctl */

/* number of the interface, as in the record's address (id) */
#define CTXNIC_HOST_ID_WORD 0
#define CTXNIC_HOST_ID_LO 0
#define CTXNIC_HOST_ID_MASK UINT64_C(0xfff)

/* version of this layout, 1 (version) */
#define CTXNIC_HOST_LAYOUT_WORD 0
#define CTXNIC_HOST_LAYOUT_LO 12
#define CTXNIC_HOST_LAYOUT_MASK UINT64_C(0xf)

/* counts the host's updates of this record, wraps (count) */
#define CTXNIC_HOST_VERSION_WORD 0
#define CTXNIC_HOST_VERSION_LO 16
#define CTXNIC_HOST_VERSION_MASK UINT64_C(0xffff)

/* 0 free, 1 stopped (takes no frames), 2 running, 3 impossible */
#define CTXNIC_HOST_STATE_WORD 0
#define CTXNIC_HOST_STATE_LO 32
#define CTXNIC_HOST_STATE_MASK UINT64_C(0x3)

/* service class, 0 is the highest (class) */
#define CTXNIC_HOST_CLASS_WORD 0
#define CTXNIC_HOST_CLASS_LO 34
#define CTXNIC_HOST_CLASS_MASK UINT64_C(0x7)

/* stays in the context cache (flag) */
#define CTXNIC_HOST_PINNED_WORD 0
#define CTXNIC_HOST_PINNED_LO 37
#define CTXNIC_HOST_PINNED_MASK UINT64_C(0x1)

/* receives frames for every address of its VLANs (flag) */
#define CTXNIC_HOST_PROMISCUOUS_WORD 0
#define CTXNIC_HOST_PROMISCUOUS_LO 38
#define CTXNIC_HOST_PROMISCUOUS_MASK UINT64_C(0x1)

/* receives broadcast frames (flag) */
#define CTXNIC_HOST_BROADCAST_WORD 0
#define CTXNIC_HOST_BROADCAST_LO 39
#define CTXNIC_HOST_BROADCAST_MASK UINT64_C(0x1)

/* sent frames must carry the interface's MAC and VLAN (flag) */
#define CTXNIC_HOST_SPOOF_CHECK_WORD 0
#define CTXNIC_HOST_SPOOF_CHECK_LO 40
#define CTXNIC_HOST_SPOOF_CHECK_MASK UINT64_C(0x1)

/* reception is on (flag) */
#define CTXNIC_HOST_RX_ENABLE_WORD 0
#define CTXNIC_HOST_RX_ENABLE_LO 41
#define CTXNIC_HOST_RX_ENABLE_MASK UINT64_C(0x1)

/* transmission is on (flag) */
#define CTXNIC_HOST_TX_ENABLE_WORD 0
#define CTXNIC_HOST_TX_ENABLE_LO 42
#define CTXNIC_HOST_TX_ENABLE_MASK UINT64_C(0x1)

/* 0x5243 */
#define CTXNIC_HOST_MAGIC_WORD 0
#define CTXNIC_HOST_MAGIC_LO 48
#define CTXNIC_HOST_MAGIC_MASK UINT64_C(0xffff)

/* unicast address, the first byte on the wire in the highest bits (mac) */
#define CTXNIC_HOST_MAC_WORD 1
#define CTXNIC_HOST_MAC_LO 0
#define CTXNIC_HOST_MAC_MASK UINT64_C(0xffffffffffff)

/* 0 none, 1 access, 2 trunk, 3 impossible */
#define CTXNIC_HOST_VLAN_MODE_WORD 1
#define CTXNIC_HOST_VLAN_MODE_LO 48
#define CTXNIC_HOST_VLAN_MODE_MASK UINT64_C(0x3)

/* access: the VLAN; trunk: the native VLAN, 0 if there is none (vlan) */
#define CTXNIC_HOST_VLAN_ID_WORD 1
#define CTXNIC_HOST_VLAN_ID_LO 50
#define CTXNIC_HOST_VLAN_ID_MASK UINT64_C(0xfff)

/* trunk: map of 4096 bits (512 bytes, 512-byte aligned) of the VLANs allowed, bit `v % 64` of word `v / 64`; else 0 (address) */
#define CTXNIC_HOST_TRUNK_ADDRESS_WORD 2
#define CTXNIC_HOST_TRUNK_ADDRESS_LO 0
#define CTXNIC_HOST_TRUNK_ADDRESS_MASK UINT64_C(0xffffffffffffffff)

/* first address of the window as the guest sees it (address) */
#define CTXNIC_HOST_DMA_GUEST_WORD 3
#define CTXNIC_HOST_DMA_GUEST_LO 0
#define CTXNIC_HOST_DMA_GUEST_MASK UINT64_C(0xffffffffffffffff)

/* first address of the window in system memory (address) */
#define CTXNIC_HOST_DMA_HOST_WORD 4
#define CTXNIC_HOST_DMA_HOST_LO 0
#define CTXNIC_HOST_DMA_HOST_MASK UINT64_C(0xffffffffffffffff)

/* size of the window; 0 allows nothing (byte) */
#define CTXNIC_HOST_DMA_SIZE_WORD 5
#define CTXNIC_HOST_DMA_SIZE_LO 0
#define CTXNIC_HOST_DMA_SIZE_MASK UINT64_C(0xffffffffffffffff)

/* rule table of reception, 8-byte aligned; 0: none, every frame is delivered (address) */
#define CTXNIC_HOST_RX_TABLE_ADDRESS_WORD 6
#define CTXNIC_HOST_RX_TABLE_ADDRESS_LO 0
#define CTXNIC_HOST_RX_TABLE_ADDRESS_MASK UINT64_C(0xffffffffffffffff)

/* CRC-32 of the table's bytes (crc) */
#define CTXNIC_HOST_RX_TABLE_CRC_WORD 7
#define CTXNIC_HOST_RX_TABLE_CRC_LO 0
#define CTXNIC_HOST_RX_TABLE_CRC_MASK UINT64_C(0xffffffff)

/* length of the table in 64-bit words; 0 if there is none (word) */
#define CTXNIC_HOST_RX_TABLE_WORDS_WORD 7
#define CTXNIC_HOST_RX_TABLE_WORDS_LO 32
#define CTXNIC_HOST_RX_TABLE_WORDS_MASK UINT64_C(0xffff)

/* the card's counter of the table's rule 0; rule n has the n-th after it (index) */
#define CTXNIC_HOST_RX_COUNTER_WORD 7
#define CTXNIC_HOST_RX_COUNTER_LO 48
#define CTXNIC_HOST_RX_COUNTER_MASK UINT64_C(0xffff)

/* rule table of transmission, 8-byte aligned; 0: none, every frame is delivered (address) */
#define CTXNIC_HOST_TX_TABLE_ADDRESS_WORD 8
#define CTXNIC_HOST_TX_TABLE_ADDRESS_LO 0
#define CTXNIC_HOST_TX_TABLE_ADDRESS_MASK UINT64_C(0xffffffffffffffff)

/* CRC-32 of the table's bytes (crc) */
#define CTXNIC_HOST_TX_TABLE_CRC_WORD 9
#define CTXNIC_HOST_TX_TABLE_CRC_LO 0
#define CTXNIC_HOST_TX_TABLE_CRC_MASK UINT64_C(0xffffffff)

/* length of the table in 64-bit words; 0 if there is none (word) */
#define CTXNIC_HOST_TX_TABLE_WORDS_WORD 9
#define CTXNIC_HOST_TX_TABLE_WORDS_LO 32
#define CTXNIC_HOST_TX_TABLE_WORDS_MASK UINT64_C(0xffff)

/* the card's counter of the table's rule 0 (index) */
#define CTXNIC_HOST_TX_COUNTER_WORD 9
#define CTXNIC_HOST_TX_COUNTER_LO 48
#define CTXNIC_HOST_TX_COUNTER_MASK UINT64_C(0xffff)

/* rate of the receive token bucket; 0: no limit (2^-24 byte/cycle) */
#define CTXNIC_HOST_RX_RATE_WORD 10
#define CTXNIC_HOST_RX_RATE_LO 0
#define CTXNIC_HOST_RX_RATE_MASK UINT64_C(0xffffffff)

/* depth of the receive token bucket (byte) */
#define CTXNIC_HOST_RX_BURST_WORD 10
#define CTXNIC_HOST_RX_BURST_LO 32
#define CTXNIC_HOST_RX_BURST_MASK UINT64_C(0xffffff)

/* largest receive queue offered to the guest, 2^n descriptors (log2) */
#define CTXNIC_HOST_RX_QUEUE_WORD 10
#define CTXNIC_HOST_RX_QUEUE_LO 56
#define CTXNIC_HOST_RX_QUEUE_MASK UINT64_C(0xf)

/* rate of the transmit token bucket; 0: no limit (2^-24 byte/cycle) */
#define CTXNIC_HOST_TX_RATE_WORD 11
#define CTXNIC_HOST_TX_RATE_LO 0
#define CTXNIC_HOST_TX_RATE_MASK UINT64_C(0xffffffff)

/* depth of the transmit token bucket (byte) */
#define CTXNIC_HOST_TX_BURST_WORD 11
#define CTXNIC_HOST_TX_BURST_LO 32
#define CTXNIC_HOST_TX_BURST_MASK UINT64_C(0xffffff)

/* largest transmit queue offered to the guest, 2^n descriptors (log2) */
#define CTXNIC_HOST_TX_QUEUE_WORD 11
#define CTXNIC_HOST_TX_QUEUE_LO 56
#define CTXNIC_HOST_TX_QUEUE_MASK UINT64_C(0xf)

/* where an interrupt message is written, 4-byte aligned (address) */
#define CTXNIC_HOST_IRQ_ADDRESS_WORD 12
#define CTXNIC_HOST_IRQ_ADDRESS_LO 0
#define CTXNIC_HOST_IRQ_ADDRESS_MASK UINT64_C(0xffffffffffffffff)

/* what is written there */
#define CTXNIC_HOST_IRQ_DATA_WORD 13
#define CTXNIC_HOST_IRQ_DATA_LO 0
#define CTXNIC_HOST_IRQ_DATA_MASK UINT64_C(0xffffffff)

/* 0 none, 1 line, 2 message, 3 impossible */
#define CTXNIC_HOST_IRQ_MODE_WORD 13
#define CTXNIC_HOST_IRQ_MODE_LO 32
#define CTXNIC_HOST_IRQ_MODE_MASK UINT64_C(0x3)

/* largest payload after the Ethernet header, told to the guest (byte) */
#define CTXNIC_HOST_MTU_WORD 13
#define CTXNIC_HOST_MTU_LO 48
#define CTXNIC_HOST_MTU_MASK UINT64_C(0xffff)

/* VIRTIO feature bits offered to the guest (map) */
#define CTXNIC_HOST_FEATURES_WORD 14
#define CTXNIC_HOST_FEATURES_LO 0
#define CTXNIC_HOST_FEATURES_MASK UINT64_C(0xffffffffffffffff)

/* CRC-32 of the piece's 128 bytes with these four taken as zero (crc) */
#define CTXNIC_HOST_CRC_WORD 15
#define CTXNIC_HOST_CRC_LO 32
#define CTXNIC_HOST_CRC_MASK UINT64_C(0xffffffff)

/* descriptor table, guest address, 16-byte aligned (address) */
#define CTXNIC_RX_DESC_WORD 0
#define CTXNIC_RX_DESC_LO 0
#define CTXNIC_RX_DESC_MASK UINT64_C(0xffffffffffffffff)

/* available ring, guest address, 2-byte aligned (address) */
#define CTXNIC_RX_AVAIL_WORD 1
#define CTXNIC_RX_AVAIL_LO 0
#define CTXNIC_RX_AVAIL_MASK UINT64_C(0xffffffffffffffff)

/* used ring, guest address, 4-byte aligned (address) */
#define CTXNIC_RX_USED_WORD 2
#define CTXNIC_RX_USED_LO 0
#define CTXNIC_RX_USED_MASK UINT64_C(0xffffffffffffffff)

/* next entry of the available ring to take, wraps (index) */
#define CTXNIC_RX_AVAIL_INDEX_WORD 3
#define CTXNIC_RX_AVAIL_INDEX_LO 0
#define CTXNIC_RX_AVAIL_INDEX_MASK UINT64_C(0xffff)

/* next entry of the used ring to write, wraps (index) */
#define CTXNIC_RX_USED_INDEX_WORD 3
#define CTXNIC_RX_USED_INDEX_LO 16
#define CTXNIC_RX_USED_INDEX_MASK UINT64_C(0xffff)

/* descriptors of the queue, 2^n (log2) */
#define CTXNIC_RX_SIZE_WORD 3
#define CTXNIC_RX_SIZE_LO 32
#define CTXNIC_RX_SIZE_MASK UINT64_C(0xf)

/* the guest has set the queue up (flag) */
#define CTXNIC_RX_READY_WORD 3
#define CTXNIC_RX_READY_LO 36
#define CTXNIC_RX_READY_MASK UINT64_C(0x1)

/* VIRTIO_F_EVENT_IDX is in use (flag) */
#define CTXNIC_RX_EVENT_IDX_WORD 3
#define CTXNIC_RX_EVENT_IDX_LO 37
#define CTXNIC_RX_EVENT_IDX_MASK UINT64_C(0x1)

/* VIRTIO_F_INDIRECT_DESC is in use (flag) */
#define CTXNIC_RX_INDIRECT_WORD 3
#define CTXNIC_RX_INDIRECT_LO 38
#define CTXNIC_RX_INDIRECT_MASK UINT64_C(0x1)

/* used index at the last interrupt (index) */
#define CTXNIC_RX_SIGNALLED_WORD 3
#define CTXNIC_RX_SIGNALLED_LO 48
#define CTXNIC_RX_SIGNALLED_MASK UINT64_C(0xffff)

/* level of the token bucket (2^-24 byte) */
#define CTXNIC_RX_TOKENS_WORD 4
#define CTXNIC_RX_TOKENS_LO 0
#define CTXNIC_RX_TOKENS_MASK UINT64_C(0xffffffffffff)

/* head of the next descriptor chain, if `next_valid` (index) */
#define CTXNIC_RX_NEXT_HEAD_WORD 4
#define CTXNIC_RX_NEXT_HEAD_LO 48
#define CTXNIC_RX_NEXT_HEAD_MASK UINT64_C(0xffff)

/* when the level was brought up to date: time of the last frame (cycle) */
#define CTXNIC_RX_TIME_WORD 5
#define CTXNIC_RX_TIME_LO 0
#define CTXNIC_RX_TIME_MASK UINT64_C(0xffffffffffff)

/* `next_head`, `next_address` and `next_length` hold a descriptor already read (flag) */
#define CTXNIC_RX_NEXT_VALID_WORD 5
#define CTXNIC_RX_NEXT_VALID_LO 48
#define CTXNIC_RX_NEXT_VALID_MASK UINT64_C(0x1)

/* guest address of its first buffer (address) */
#define CTXNIC_RX_NEXT_ADDRESS_WORD 6
#define CTXNIC_RX_NEXT_ADDRESS_LO 0
#define CTXNIC_RX_NEXT_ADDRESS_MASK UINT64_C(0xffffffffffffffff)

/* length of its first buffer (byte) */
#define CTXNIC_RX_NEXT_LENGTH_WORD 7
#define CTXNIC_RX_NEXT_LENGTH_LO 0
#define CTXNIC_RX_NEXT_LENGTH_MASK UINT64_C(0xffffffff)

/* why the queue stopped, 0 if it did not */
#define CTXNIC_RX_ERROR_WORD 7
#define CTXNIC_RX_ERROR_LO 32
#define CTXNIC_RX_ERROR_MASK UINT64_C(0xff)

/* what the error is about: descriptor index, or low bits of an address */
#define CTXNIC_RX_ERROR_INFO_WORD 7
#define CTXNIC_RX_ERROR_INFO_LO 40
#define CTXNIC_RX_ERROR_INFO_MASK UINT64_C(0xffffff)

/* descriptor table, guest address, 16-byte aligned (address) */
#define CTXNIC_TX_DESC_WORD 0
#define CTXNIC_TX_DESC_LO 0
#define CTXNIC_TX_DESC_MASK UINT64_C(0xffffffffffffffff)

/* available ring, guest address, 2-byte aligned (address) */
#define CTXNIC_TX_AVAIL_WORD 1
#define CTXNIC_TX_AVAIL_LO 0
#define CTXNIC_TX_AVAIL_MASK UINT64_C(0xffffffffffffffff)

/* used ring, guest address, 4-byte aligned (address) */
#define CTXNIC_TX_USED_WORD 2
#define CTXNIC_TX_USED_LO 0
#define CTXNIC_TX_USED_MASK UINT64_C(0xffffffffffffffff)

/* next entry of the available ring to take, wraps (index) */
#define CTXNIC_TX_AVAIL_INDEX_WORD 3
#define CTXNIC_TX_AVAIL_INDEX_LO 0
#define CTXNIC_TX_AVAIL_INDEX_MASK UINT64_C(0xffff)

/* next entry of the used ring to write, wraps (index) */
#define CTXNIC_TX_USED_INDEX_WORD 3
#define CTXNIC_TX_USED_INDEX_LO 16
#define CTXNIC_TX_USED_INDEX_MASK UINT64_C(0xffff)

/* descriptors of the queue, 2^n (log2) */
#define CTXNIC_TX_SIZE_WORD 3
#define CTXNIC_TX_SIZE_LO 32
#define CTXNIC_TX_SIZE_MASK UINT64_C(0xf)

/* the guest has set the queue up (flag) */
#define CTXNIC_TX_READY_WORD 3
#define CTXNIC_TX_READY_LO 36
#define CTXNIC_TX_READY_MASK UINT64_C(0x1)

/* VIRTIO_F_EVENT_IDX is in use (flag) */
#define CTXNIC_TX_EVENT_IDX_WORD 3
#define CTXNIC_TX_EVENT_IDX_LO 37
#define CTXNIC_TX_EVENT_IDX_MASK UINT64_C(0x1)

/* VIRTIO_F_INDIRECT_DESC is in use (flag) */
#define CTXNIC_TX_INDIRECT_WORD 3
#define CTXNIC_TX_INDIRECT_LO 38
#define CTXNIC_TX_INDIRECT_MASK UINT64_C(0x1)

/* used index at the last interrupt (index) */
#define CTXNIC_TX_SIGNALLED_WORD 3
#define CTXNIC_TX_SIGNALLED_LO 48
#define CTXNIC_TX_SIGNALLED_MASK UINT64_C(0xffff)

/* level of the token bucket (2^-24 byte) */
#define CTXNIC_TX_TOKENS_WORD 4
#define CTXNIC_TX_TOKENS_LO 0
#define CTXNIC_TX_TOKENS_MASK UINT64_C(0xffffffffffff)

/* head of the next descriptor chain, if `next_valid` (index) */
#define CTXNIC_TX_NEXT_HEAD_WORD 4
#define CTXNIC_TX_NEXT_HEAD_LO 48
#define CTXNIC_TX_NEXT_HEAD_MASK UINT64_C(0xffff)

/* when the level was brought up to date: time of the last frame (cycle) */
#define CTXNIC_TX_TIME_WORD 5
#define CTXNIC_TX_TIME_LO 0
#define CTXNIC_TX_TIME_MASK UINT64_C(0xffffffffffff)

/* `next_head`, `next_address` and `next_length` hold a descriptor already read (flag) */
#define CTXNIC_TX_NEXT_VALID_WORD 5
#define CTXNIC_TX_NEXT_VALID_LO 48
#define CTXNIC_TX_NEXT_VALID_MASK UINT64_C(0x1)

/* guest address of its first buffer (address) */
#define CTXNIC_TX_NEXT_ADDRESS_WORD 6
#define CTXNIC_TX_NEXT_ADDRESS_LO 0
#define CTXNIC_TX_NEXT_ADDRESS_MASK UINT64_C(0xffffffffffffffff)

/* length of its first buffer (byte) */
#define CTXNIC_TX_NEXT_LENGTH_WORD 7
#define CTXNIC_TX_NEXT_LENGTH_LO 0
#define CTXNIC_TX_NEXT_LENGTH_MASK UINT64_C(0xffffffff)

/* why the queue stopped, 0 if it did not */
#define CTXNIC_TX_ERROR_WORD 7
#define CTXNIC_TX_ERROR_LO 32
#define CTXNIC_TX_ERROR_MASK UINT64_C(0xff)

/* what the error is about: descriptor index, or low bits of an address */
#define CTXNIC_TX_ERROR_INFO_WORD 7
#define CTXNIC_TX_ERROR_INFO_LO 40
#define CTXNIC_TX_ERROR_INFO_MASK UINT64_C(0xffffff)

/* VIRTIO device status (map) */
#define CTXNIC_CTL_STATUS_WORD 0
#define CTXNIC_CTL_STATUS_LO 0
#define CTXNIC_CTL_STATUS_MASK UINT64_C(0xff)

/* DeviceFeaturesSel: 0, 1, or 2 for anything above (word) */
#define CTXNIC_CTL_DEVICE_FEATURES_SEL_WORD 0
#define CTXNIC_CTL_DEVICE_FEATURES_SEL_LO 8
#define CTXNIC_CTL_DEVICE_FEATURES_SEL_MASK UINT64_C(0x3)

/* DriverFeaturesSel: 0, 1, or 2 for anything above (word) */
#define CTXNIC_CTL_DRIVER_FEATURES_SEL_WORD 0
#define CTXNIC_CTL_DRIVER_FEATURES_SEL_LO 10
#define CTXNIC_CTL_DRIVER_FEATURES_SEL_MASK UINT64_C(0x3)

/* QueueSel: 0 receive, 1 transmit, or 2 for anything above (queue) */
#define CTXNIC_CTL_QUEUE_SEL_WORD 0
#define CTXNIC_CTL_QUEUE_SEL_LO 12
#define CTXNIC_CTL_QUEUE_SEL_MASK UINT64_C(0x3)

/* VIRTIO InterruptStatus: bit 0 used buffers, bit 1 configuration (map) */
#define CTXNIC_CTL_INTERRUPT_STATUS_WORD 0
#define CTXNIC_CTL_INTERRUPT_STATUS_LO 14
#define CTXNIC_CTL_INTERRUPT_STATUS_MASK UINT64_C(0x3)

/* VIRTIO ConfigGeneration, wraps (count) */
#define CTXNIC_CTL_CONFIG_GENERATION_WORD 0
#define CTXNIC_CTL_CONFIG_GENERATION_LO 16
#define CTXNIC_CTL_CONFIG_GENERATION_MASK UINT64_C(0xffff)

/* why the device needs a reset, 0 if it does not */
#define CTXNIC_CTL_ERROR_WORD 0
#define CTXNIC_CTL_ERROR_LO 32
#define CTXNIC_CTL_ERROR_MASK UINT64_C(0xff)

/* faults of this interface, stops at its maximum (count) */
#define CTXNIC_CTL_FAULTS_WORD 0
#define CTXNIC_CTL_FAULTS_LO 48
#define CTXNIC_CTL_FAULTS_MASK UINT64_C(0xffff)

/* VIRTIO feature bits the guest has taken (map) */
#define CTXNIC_CTL_DRIVER_FEATURES_WORD 1
#define CTXNIC_CTL_DRIVER_FEATURES_LO 0
#define CTXNIC_CTL_DRIVER_FEATURES_MASK UINT64_C(0xffffffffffffffff)

/* frames delivered to the guest (frame) */
#define CTXNIC_CTL_RX_FRAMES_WORD 2
#define CTXNIC_CTL_RX_FRAMES_LO 0
#define CTXNIC_CTL_RX_FRAMES_MASK UINT64_C(0xffffffffffff)

/* their bytes, without FCS (byte) */
#define CTXNIC_CTL_RX_BYTES_WORD 3
#define CTXNIC_CTL_RX_BYTES_LO 0
#define CTXNIC_CTL_RX_BYTES_MASK UINT64_C(0xffffffffffff)

/* frames of the guest that were sent (frame) */
#define CTXNIC_CTL_TX_FRAMES_WORD 4
#define CTXNIC_CTL_TX_FRAMES_LO 0
#define CTXNIC_CTL_TX_FRAMES_MASK UINT64_C(0xffffffffffff)

/* their bytes, without FCS (byte) */
#define CTXNIC_CTL_TX_BYTES_WORD 5
#define CTXNIC_CTL_TX_BYTES_LO 0
#define CTXNIC_CTL_TX_BYTES_MASK UINT64_C(0xffffffffffff)

/* frames for this guest that were dropped (frame) */
#define CTXNIC_CTL_RX_DROPS_WORD 6
#define CTXNIC_CTL_RX_DROPS_LO 0
#define CTXNIC_CTL_RX_DROPS_MASK UINT64_C(0xffffff)

/* frames of the guest that were dropped (frame) */
#define CTXNIC_CTL_TX_DROPS_WORD 6
#define CTXNIC_CTL_TX_DROPS_LO 24
#define CTXNIC_CTL_TX_DROPS_MASK UINT64_C(0xffffff)

/* time of the last fault (cycle) */
#define CTXNIC_CTL_FAULT_TIME_WORD 7
#define CTXNIC_CTL_FAULT_TIME_LO 0
#define CTXNIC_CTL_FAULT_TIME_MASK UINT64_C(0xffffffffffff)

struct ctxnic_host {
    uint64_t word[16];
};
struct ctxnic_rx {
    uint64_t word[8];
};
struct ctxnic_tx {
    uint64_t word[8];
};
struct ctxnic_ctl {
    uint64_t word[8];
};
struct ctxnic_record {
    struct ctxnic_host host[2];
    struct ctxnic_rx rx;
    struct ctxnic_tx tx;
    struct ctxnic_ctl ctl;
    uint64_t reserved[8];
};

CTXNIC_ASSERT(sizeof(struct ctxnic_record) == CTXNIC_STRIDE_BYTES, ctxnic_stride);
CTXNIC_ASSERT(sizeof(struct ctxnic_host) == 8 * CTXNIC_HOST_B_WORD, ctxnic_host_copies);
CTXNIC_ASSERT(offsetof(struct ctxnic_record, host) == 8 * CTXNIC_HOST_WORD, ctxnic_host_place);
CTXNIC_ASSERT(sizeof(struct ctxnic_host) == 8 * CTXNIC_HOST_WORDS, ctxnic_host_size);
CTXNIC_ASSERT(offsetof(struct ctxnic_record, rx) == 8 * CTXNIC_RX_WORD, ctxnic_rx_place);
CTXNIC_ASSERT(sizeof(struct ctxnic_rx) == 8 * CTXNIC_RX_WORDS, ctxnic_rx_size);
CTXNIC_ASSERT(offsetof(struct ctxnic_record, tx) == 8 * CTXNIC_TX_WORD, ctxnic_tx_place);
CTXNIC_ASSERT(sizeof(struct ctxnic_tx) == 8 * CTXNIC_TX_WORDS, ctxnic_tx_size);
CTXNIC_ASSERT(offsetof(struct ctxnic_record, ctl) == 8 * CTXNIC_CTL_WORD, ctxnic_ctl_place);
CTXNIC_ASSERT(sizeof(struct ctxnic_ctl) == 8 * CTXNIC_CTL_WORDS, ctxnic_ctl_size);

/* The value of a field in the words of its piece. */
#define CTXNIC_GET(words, field) (((words)[field##_WORD] >> field##_LO) & field##_MASK)
/* Puts the low bits of a value into a field. */
#define CTXNIC_SET(words, field, value)                                    \
    ((words)[field##_WORD] = ((words)[field##_WORD] &                      \
                              ~((uint64_t)field##_MASK << field##_LO)) |   \
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
