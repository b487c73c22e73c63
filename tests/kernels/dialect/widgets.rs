//! rust-hdl's own widgets: those that are kernels are elaborated like any other.

use std::time::Duration;

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::accum::Accum;
use rust_hdl::widgets::prelude::*;

use crate::kernels::{Kernel, kernel};

/// The FIFO for two clocks, with the same clock on both sides.
#[derive(LogicBlock, Default)]
pub struct OneClockFifo {
    pub clock: Signal<In, Clock>,
    pub read: Signal<In, Bit>,
    pub write: Signal<In, Bit>,
    pub data_in: Signal<In, Bits<5>>,
    pub data_out: Signal<Out, Bits<5>>,
    pub empty: Signal<Out, Bit>,
    pub full: Signal<Out, Bit>,
    pub underflow: Signal<Out, Bit>,
    pub overflow: Signal<Out, Bit>,
    pub read_fill: Signal<Out, Bits<3>>,
    pub write_fill: Signal<Out, Bits<3>>,
    fifo: AsynchronousFIFO<Bits<5>, 2, 3, 1>,
}

impl Logic for OneClockFifo {
    #[hdl_gen]
    fn update(&mut self) {
        self.fifo.read_clock.next = self.clock.val();
        self.fifo.write_clock.next = self.clock.val();
        self.fifo.read.next = self.read.val();
        self.fifo.write.next = self.write.val();
        self.fifo.data_in.next = self.data_in.val();
        self.data_out.next = self.fifo.data_out.val();
        self.empty.next = self.fifo.empty.val();
        self.full.next = self.fifo.full.val();
        self.underflow.next = self.fifo.underflow.val();
        self.overflow.next = self.fifo.overflow.val();
        self.read_fill.next = self.fifo.read_fill.val();
        self.write_fill.next = self.fifo.write_fill.val();
    }
}

type Fifo = SynchronousFIFO<Bits<5>, 2, 3, 1>;
type WidePart = MultiplyAccumulateSymmetricFiniteImpulseResponseFilter<3>;

/// Those that are accepted, each compared with rust-hdl's own simulation.
pub fn all() -> Vec<Kernel> {
    vec![
        kernel!("synchronous_fifo", Fifo::default(), clock, [read, write, data_in] ->
            [data_out, empty, almost_empty, underflow, full, almost_full, overflow]),
        kernel!("one_clock_fifo", OneClockFifo::default(), clock, [read, write, data_in] ->
            [data_out, empty, full, underflow, overflow, read_fill, write_fill]),
        kernel!("register_fifo", RegisterFIFO::<Bits<6>>::default(), clock,
            [data_in, write, read] -> [data_out, full, empty]),
        kernel!("fifo_reducer", FIFOReducer::<8, 4, false>::default(), clock,
            [data_in, empty, full] -> [read, data_out, write]),
        kernel!("delay_line", DelayLine::<Bits<5>, 5, 3>::default(), clock,
            [data_in, delay] -> [data_out]),
        kernel!("edge_detector", EdgeDetector::new(false), clock, [input_signal] -> [edge_signal]),
        kernel!("strobe", Strobe::<6>::new(1000, 100.0), clock, [enable] -> [strobe]),
        kernel!("shot", Shot::<6>::new(1000, Duration::from_millis(5)), clock,
            [trigger] -> [active, fired]),
        kernel!("pulser", Pulser::new(1000, 100.0, Duration::from_millis(3)), clock,
            [enable] -> [pulse]),
        kernel!("pwm", PulseWidthModulator::<4>::default(), clock, [enable, threshold] -> [active]),
        kernel!("auto_reset", AutoReset::default(), clock, [] -> [reset]),
        kernel!("lfsr", LFSRSimple::default(), clock, [strobe] -> [num]),
        kernel!("bit_synchronizer", BitSynchronizer::default(), clock, [sig_in] -> [sig_out]),
        kernel!("sync_sender", SyncSender::<Bits<5>>::default(), clock,
            [sig_in, ack_in, send] -> [sig_cross, flag_out, busy]),
        kernel!("sync_receiver", SyncReceiver::<Bits<5>>::default(), clock,
            [sig_cross, flag_in] -> [sig_out, ack_out, update]),
    ]
}

/// A widget by its name, connected.
pub type Widget = (&'static str, Box<dyn Block>);

/// All widgets, also those that are refused.
pub fn widgets() -> Vec<Widget> {
    fn connected<B: Block + 'static>(mut block: B) -> Box<dyn Block> {
        block.connect_all();
        Box::new(block)
    }
    let spi = || SPIConfig {
        clock_speed: 1_000_000,
        cs_off: true,
        mosi_off: true,
        speed_hz: 10_000,
        cpha: true,
        cpol: false,
    };
    let hertz = 1_000_000;
    vec![
        ("SynchronousFIFO", connected(Fifo::default())),
        ("AsynchronousFIFO", connected(AsynchronousFIFO::<Bits<5>, 2, 3, 1>::default())),
        ("RegisterFIFO", connected(RegisterFIFO::<Bits<6>>::default())),
        ("FIFOReducer", connected(FIFOReducer::<8, 4, false>::default())),
        ("FIFOReducerN", connected(FIFOReducerN::<8, 2>::new(WordOrder::LeastSignificantFirst))),
        ("FIFOExpanderN", connected(FIFOExpanderN::<2, 8>::new(WordOrder::LeastSignificantFirst))),
        (
            "CrossWidenFIFO",
            connected(CrossWidenFIFO::<4, 4, 5, 16, 2, 3>::new(WordOrder::MostSignificantFirst)),
        ),
        (
            "CrossNarrowFIFO",
            connected(CrossNarrowFIFO::<16, 2, 3, 4, 4, 5>::new(WordOrder::MostSignificantFirst)),
        ),
        ("DelayLine", connected(DelayLine::<Bits<5>, 5, 3>::default())),
        ("EdgeDetector", connected(EdgeDetector::new(true))),
        ("Strobe", connected(Strobe::<16>::new(hertz, 1_000.0))),
        ("Shot", connected(Shot::<16>::new(hertz, Duration::from_millis(5)))),
        ("Pulser", connected(Pulser::new(hertz, 100.0, Duration::from_millis(1)))),
        ("PulseWidthModulator", connected(PulseWidthModulator::<4>::default())),
        ("AutoReset", connected(AutoReset::default())),
        ("LFSRSimple", connected(LFSRSimple::default())),
        ("Accum", connected(Accum::<8, 16, 4>::new(9))),
        ("BitSynchronizer", connected(BitSynchronizer::default())),
        ("SyncSender", connected(SyncSender::<Bits<5>>::default())),
        ("SyncReceiver", connected(SyncReceiver::<Bits<5>>::default())),
        ("VectorSynchronizer", connected(VectorSynchronizer::<Bits<5>>::default())),
        (
            "MultiplyAccumulateSymmetricFiniteImpulseResponseFilter",
            connected(WidePart::new(&[1, -2, 3, -2, 1])),
        ),
        ("TristateBuffer", connected(TristateBuffer::<Bits<4>>::default())),
        ("OpenDrainBuffer", connected(OpenDrainBuffer::default())),
        ("SPIMaster", connected(SPIMaster::<32>::new(spi()))),
        ("SPISlave", connected(SPISlave::<32>::new(spi()))),
        ("MuxSlaves", connected(MuxSlaves::<2, 1>::default())),
        ("MuxMasters", connected(MuxMasters::<2, 1>::default())),
        (
            "I2CDriver",
            connected(rust_hdl::widgets::i2c::i2c_driver::I2CDriver::new(I2CConfig {
                delay_time: Duration::from_nanos(1_500),
                clock_speed_hz: 48_000_000,
            })),
        ),
    ]
}
