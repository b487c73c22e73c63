//! Native code in memory: compiled by Cranelift, called here and nowhere else.
//!
//! # The contract of a function
//! `fn(state: *mut u64, cycles: u64, skip: u64) -> u64`. It reads and writes only the `words` 64-bit
//! words at `state` for which its layout was made, calls nothing, does not unwind, and returns after
//! at most `cycles` rounds. It keeps nothing between calls, so several threads may run it, each on a
//! state of its own.
#![allow(unsafe_code, reason = "a call into code that was compiled at run time (design D13)")]

use std::fmt;

use cranelift_codegen::ir::{AbiParam, UserFuncName, types};
use cranelift_codegen::settings::{self, Configurable};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use cranelift_jit::{JITBuilder, JITModule};
use cranelift_module::{Linkage, Module, default_libcall_names};

type Function = unsafe extern "C" fn(*mut u64, u64, u64) -> u64;

/// A compiled function with the memory it lives in.
pub(super) struct Code {
    /// Taken when the code is freed.
    module: Option<JITModule>,
    function: Function,
    /// Words of the state that it may touch.
    words: usize,
}

// SAFETY: nothing changes the module after `compile` but `drop`, which needs it alone; the code
// itself holds no state.
unsafe impl Send for Code {}
// SAFETY: as above; `call` works on the caller's state only.
unsafe impl Sync for Code {}

impl Code {
    /// Compiles what `build` writes; `None` where there is no compiler for this machine.
    pub(super) fn compile(
        words: usize,
        build: impl FnOnce(&mut FunctionBuilder<'_>),
    ) -> Option<Self> {
        let mut flags = settings::builder();
        let wanted = [
            ("opt_level", "none"),
            ("is_pic", "false"),
            ("use_colocated_libcalls", "false"),
            ("enable_verifier", "true"),
            ("unwind_info", "false"),
        ];
        for (name, value) in wanted {
            flags.set(name, value).ok()?;
        }
        let isa = cranelift_native::builder().ok()?.finish(settings::Flags::new(flags)).ok()?;
        let mut module = JITModule::new(JITBuilder::with_isa(isa, default_libcall_names()));
        let mut context = module.make_context();
        let signature = &mut context.func.signature;
        signature.params = vec![AbiParam::new(types::I64); 3];
        signature.returns.push(AbiParam::new(types::I64));
        let signature = signature.clone();
        let id = module.declare_function("run", Linkage::Local, &signature).ok()?;
        context.func.name = UserFuncName::user(0, id.as_u32());
        let mut function_context = FunctionBuilderContext::new();
        let mut builder = FunctionBuilder::new(&mut context.func, &mut function_context);
        build(&mut builder);
        builder.finalize(module.target_config());
        if let Err(error) = module.define_function(id, &mut context) {
            // A mistake of `emit`; the graph can still be evaluated.
            debug_assert!(false, "{error:?}\n{}", context.func.display());
            return None;
        }
        module.finalize_definitions().ok()?;
        let start = module.get_finalized_function(id);
        // SAFETY: `start` is the entry of a function that was declared with three 64-bit
        // parameters and one 64-bit result in the machine's C calling convention, which is what
        // `Function` says. It stays valid until `module` is freed in `drop`.
        let function = unsafe { std::mem::transmute::<*const u8, Function>(start) };
        Some(Self { module: Some(module), function, words })
    }

    /// Runs it.
    ///
    /// # Panics
    /// When the state is shorter than the code was compiled for.
    pub(super) fn call(&self, state: &mut [u64], cycles: u64, skip: bool) -> u64 {
        assert!(state.len() >= self.words, "a state of another design");
        // SAFETY: the state is as long as the code needs (checked above), and borrowed alone for
        // the call; see the contract at the head of this file.
        unsafe { (self.function)(state.as_mut_ptr(), cycles, u64::from(skip)) }
    }
}

impl Drop for Code {
    fn drop(&mut self) {
        if let Some(module) = self.module.take() {
            // SAFETY: `self` is borrowed alone, so no call is under way, and the only pointer into
            // the code goes with it.
            unsafe { module.free_memory() };
        }
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Code").field("words", &self.words).finish_non_exhaustive()
    }
}
