//! Blocks written in rust-hdl with AXI ports: a register block and a copy engine.

use ctxnic::hw::prim::{Ram, Reg};
use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

/// Four registers of 32 bits at 0x0, 0x4, 0x8, 0xc; `SLVERR` elsewhere.
#[derive(LogicBlock, Default)]
pub struct LiteRegs {
    pub clk: Signal<In, Clock>,
    pub s_axil_awaddr: Signal<In, Bits<8>>,
    pub s_axil_awprot: Signal<In, Bits<3>>,
    pub s_axil_awvalid: Signal<In, Bit>,
    pub s_axil_awready: Signal<Out, Bit>,
    pub s_axil_wdata: Signal<In, Bits<32>>,
    pub s_axil_wstrb: Signal<In, Bits<4>>,
    pub s_axil_wvalid: Signal<In, Bit>,
    pub s_axil_wready: Signal<Out, Bit>,
    pub s_axil_bresp: Signal<Out, Bits<2>>,
    pub s_axil_bvalid: Signal<Out, Bit>,
    pub s_axil_bready: Signal<In, Bit>,
    pub s_axil_araddr: Signal<In, Bits<8>>,
    pub s_axil_arprot: Signal<In, Bits<3>>,
    pub s_axil_arvalid: Signal<In, Bit>,
    pub s_axil_arready: Signal<Out, Bit>,
    pub s_axil_rdata: Signal<Out, Bits<32>>,
    pub s_axil_rresp: Signal<Out, Bits<2>>,
    pub s_axil_rvalid: Signal<Out, Bit>,
    pub s_axil_rready: Signal<In, Bit>,
    have_addr: Reg<Bit>,
    addr: Reg<Bits<8>>,
    have_data: Reg<Bit>,
    data: Reg<Bits<32>>,
    strb: Reg<Bits<4>>,
    answers: Reg<Bit>,
    answer: Reg<Bits<2>>,
    reads: Reg<Bit>,
    read: Reg<Bits<32>>,
    read_answer: Reg<Bits<2>>,
    r0: Reg<Bits<32>>,
    r1: Reg<Bits<32>>,
    r2: Reg<Bits<32>>,
    r3: Reg<Bits<32>>,
    m0: Signal<Local, Bits<32>>,
    m1: Signal<Local, Bits<32>>,
    m2: Signal<Local, Bits<32>>,
    m3: Signal<Local, Bits<32>>,
    mask: Signal<Local, Bits<32>>,
    value: Signal<Local, Bits<32>>,
    keep: Signal<Local, Bits<32>>,
}

impl LiteRegs {
    pub fn new() -> Self {
        Self::default()
    }
}

impl Logic for LiteRegs {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, have_addr, addr, have_data, data, strb, answers, answer);
        dff_setup!(self, clk, reads, read, read_answer, r0, r1, r2, r3);
        self.s_axil_awready.next = !self.have_addr.q.val();
        self.s_axil_wready.next = !self.have_data.q.val();
        self.s_axil_bvalid.next = self.answers.q.val();
        self.s_axil_bresp.next = self.answer.q.val();
        self.s_axil_arready.next = !self.reads.q.val();
        self.s_axil_rvalid.next = self.reads.q.val();
        self.s_axil_rdata.next = self.read.q.val();
        self.s_axil_rresp.next = self.read_answer.q.val();
        self.m0.next = 0.into();
        self.m1.next = 0.into();
        self.m2.next = 0.into();
        self.m3.next = 0.into();
        if self.strb.q.val().get_bit(0) {
            self.m0.next = 0xff.into();
        }
        if self.strb.q.val().get_bit(1) {
            self.m1.next = 0xff00.into();
        }
        if self.strb.q.val().get_bit(2) {
            self.m2.next = 0x00ff_0000.into();
        }
        if self.strb.q.val().get_bit(3) {
            self.m3.next = 0xff00_0000_u64.into();
        }
        self.mask.next = self.m0.val() | self.m1.val() | self.m2.val() | self.m3.val();
        self.value.next = self.data.q.val() & self.mask.val();
        self.keep.next = !self.mask.val();

        if self.s_axil_awvalid.val() && !self.have_addr.q.val() {
            self.have_addr.d.next = true;
            self.addr.d.next = self.s_axil_awaddr.val();
        }
        if self.s_axil_wvalid.val() && !self.have_data.q.val() {
            self.have_data.d.next = true;
            self.data.d.next = self.s_axil_wdata.val();
            self.strb.d.next = self.s_axil_wstrb.val();
        }
        if self.answers.q.val() && self.s_axil_bready.val() {
            self.answers.d.next = false;
        }
        if self.have_addr.q.val() && self.have_data.q.val() && !self.answers.q.val() {
            self.have_addr.d.next = false;
            self.have_data.d.next = false;
            self.answers.d.next = true;
            self.answer.d.next = 0.into();
            if self.addr.q.val() == 0 {
                self.r0.d.next = (self.r0.q.val() & self.keep.val()) | self.value.val();
            } else if self.addr.q.val() == 4 {
                self.r1.d.next = (self.r1.q.val() & self.keep.val()) | self.value.val();
            } else if self.addr.q.val() == 8 {
                self.r2.d.next = (self.r2.q.val() & self.keep.val()) | self.value.val();
            } else if self.addr.q.val() == 12 {
                self.r3.d.next = (self.r3.q.val() & self.keep.val()) | self.value.val();
            } else {
                self.answer.d.next = 2.into();
            }
        }

        if self.reads.q.val() && self.s_axil_rready.val() {
            self.reads.d.next = false;
        }
        if self.s_axil_arvalid.val() && !self.reads.q.val() {
            self.reads.d.next = true;
            self.read_answer.d.next = 0.into();
            if self.s_axil_araddr.val() == 0 {
                self.read.d.next = self.r0.q.val();
            } else if self.s_axil_araddr.val() == 4 {
                self.read.d.next = self.r1.q.val();
            } else if self.s_axil_araddr.val() == 8 {
                self.read.d.next = self.r2.q.val();
            } else if self.s_axil_araddr.val() == 12 {
                self.read.d.next = self.r3.q.val();
            } else {
                self.read_answer.d.next = 2.into();
            }
        }
    }
}

/// Where a copy engine is.
#[derive(Clone, Copy, Debug, PartialEq, LogicState)]
pub enum Copying {
    /// Waits for `start`.
    Idle,
    /// Offers the read address.
    Ask,
    /// Takes the data into its RAM.
    Collect,
    /// Offers the write address.
    Address,
    /// Waits for a word of its RAM.
    Fetch,
    /// Offers that word.
    Send,
    /// Waits for the response.
    Answer,
    /// Shows `done` until `start` falls.
    Done,
}

/// Copies `beats` + 1 words of 64 bits from `src` to `dst`: one burst in, one burst out.
#[derive(LogicBlock)]
pub struct Copier {
    pub clk: Signal<In, Clock>,
    pub start: Signal<In, Bit>,
    pub src: Signal<In, Bits<32>>,
    pub dst: Signal<In, Bits<32>>,
    pub beats: Signal<In, Bits<4>>,
    pub done: Signal<Out, Bit>,
    pub failed: Signal<Out, Bit>,
    pub m_axi_awaddr: Signal<Out, Bits<32>>,
    pub m_axi_awlen: Signal<Out, Bits<8>>,
    pub m_axi_awsize: Signal<Out, Bits<3>>,
    pub m_axi_awburst: Signal<Out, Bits<2>>,
    pub m_axi_awvalid: Signal<Out, Bit>,
    pub m_axi_awready: Signal<In, Bit>,
    pub m_axi_wdata: Signal<Out, Bits<64>>,
    pub m_axi_wstrb: Signal<Out, Bits<8>>,
    pub m_axi_wlast: Signal<Out, Bit>,
    pub m_axi_wvalid: Signal<Out, Bit>,
    pub m_axi_wready: Signal<In, Bit>,
    pub m_axi_bresp: Signal<In, Bits<2>>,
    pub m_axi_bvalid: Signal<In, Bit>,
    pub m_axi_bready: Signal<Out, Bit>,
    pub m_axi_araddr: Signal<Out, Bits<32>>,
    pub m_axi_arlen: Signal<Out, Bits<8>>,
    pub m_axi_arsize: Signal<Out, Bits<3>>,
    pub m_axi_arburst: Signal<Out, Bits<2>>,
    pub m_axi_arvalid: Signal<Out, Bit>,
    pub m_axi_arready: Signal<In, Bit>,
    pub m_axi_rdata: Signal<In, Bits<64>>,
    pub m_axi_rresp: Signal<In, Bits<2>>,
    pub m_axi_rlast: Signal<In, Bit>,
    pub m_axi_rvalid: Signal<In, Bit>,
    pub m_axi_rready: Signal<Out, Bit>,
    state: Reg<Copying>,
    index: Reg<Bits<4>>,
    bad: Reg<Bit>,
    words: Ram<4, 64, 1>,
    /// Says `done` without waiting for the response.
    hasty: Constant<Bit>,
}

impl Copier {
    pub fn new(hasty: bool) -> Self {
        Self {
            clk: Signal::default(),
            start: Signal::default(),
            src: Signal::default(),
            dst: Signal::default(),
            beats: Signal::default(),
            done: Signal::default(),
            failed: Signal::default(),
            m_axi_awaddr: Signal::default(),
            m_axi_awlen: Signal::default(),
            m_axi_awsize: Signal::default(),
            m_axi_awburst: Signal::default(),
            m_axi_awvalid: Signal::default(),
            m_axi_awready: Signal::default(),
            m_axi_wdata: Signal::default(),
            m_axi_wstrb: Signal::default(),
            m_axi_wlast: Signal::default(),
            m_axi_wvalid: Signal::default(),
            m_axi_wready: Signal::default(),
            m_axi_bresp: Signal::default(),
            m_axi_bvalid: Signal::default(),
            m_axi_bready: Signal::default(),
            m_axi_araddr: Signal::default(),
            m_axi_arlen: Signal::default(),
            m_axi_arsize: Signal::default(),
            m_axi_arburst: Signal::default(),
            m_axi_arvalid: Signal::default(),
            m_axi_arready: Signal::default(),
            m_axi_rdata: Signal::default(),
            m_axi_rresp: Signal::default(),
            m_axi_rlast: Signal::default(),
            m_axi_rvalid: Signal::default(),
            m_axi_rready: Signal::default(),
            state: Reg::new(Copying::Idle),
            index: Reg::default(),
            bad: Reg::default(),
            words: Ram::new(16),
            hasty: Constant::new(hasty),
        }
    }
}

impl Logic for Copier {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, state, index, bad);
        self.words.clock.next = self.clk.val();
        self.words.read_addr.next = self.index.q.val();
        self.words.write_addr.next = self.index.q.val();
        self.words.write_data.next = self.m_axi_rdata.val();
        self.words.write_en.next = 0.into();
        self.m_axi_awaddr.next = self.dst.val();
        self.m_axi_araddr.next = self.src.val();
        self.m_axi_awlen.next = bit_cast::<8, 4>(self.beats.val());
        self.m_axi_arlen.next = bit_cast::<8, 4>(self.beats.val());
        self.m_axi_awsize.next = 3.into();
        self.m_axi_arsize.next = 3.into();
        self.m_axi_awburst.next = 1.into();
        self.m_axi_arburst.next = 1.into();
        self.m_axi_wdata.next = self.words.read_data.val();
        self.m_axi_wstrb.next = 0xff.into();
        self.m_axi_wlast.next = self.index.q.val() == self.beats.val();
        self.m_axi_awvalid.next = self.state.q.val() == Copying::Address;
        self.m_axi_arvalid.next = self.state.q.val() == Copying::Ask;
        self.m_axi_wvalid.next = self.state.q.val() == Copying::Send;
        self.m_axi_rready.next = self.state.q.val() == Copying::Collect;
        self.m_axi_bready.next = true;
        self.done.next = self.state.q.val() == Copying::Done;
        self.failed.next = self.bad.q.val();
        match self.state.q.val() {
            Copying::Idle => {
                if self.start.val() {
                    self.state.d.next = Copying::Ask;
                    self.bad.d.next = false;
                }
            }
            Copying::Ask => {
                self.index.d.next = 0.into();
                if self.m_axi_arready.val() {
                    self.state.d.next = Copying::Collect;
                }
            }
            Copying::Collect => {
                if self.m_axi_rvalid.val() {
                    self.words.write_en.next = 1.into();
                    self.index.d.next = self.index.q.val() + 1;
                    if self.m_axi_rresp.val() != 0 {
                        self.bad.d.next = true;
                    }
                    if self.m_axi_rlast.val() {
                        self.state.d.next = Copying::Address;
                    }
                }
            }
            Copying::Address => {
                self.index.d.next = 0.into();
                if self.m_axi_awready.val() {
                    self.state.d.next = Copying::Fetch;
                }
            }
            Copying::Fetch => {
                self.state.d.next = Copying::Send;
            }
            Copying::Send => {
                if self.m_axi_wready.val() {
                    self.index.d.next = self.index.q.val() + 1;
                    self.state.d.next = Copying::Fetch;
                    if self.index.q.val() == self.beats.val() {
                        self.state.d.next = Copying::Answer;
                        if self.hasty.val() {
                            self.state.d.next = Copying::Done;
                        }
                    }
                }
            }
            Copying::Answer => {
                if self.m_axi_bvalid.val() {
                    self.state.d.next = Copying::Done;
                    if self.m_axi_bresp.val() != 0 {
                        self.bad.d.next = true;
                    }
                }
            }
            Copying::Done => {
                if !self.start.val() {
                    self.state.d.next = Copying::Idle;
                }
            }
        }
    }
}
