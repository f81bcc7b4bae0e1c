//! Takes functions out of the module that nothing calls, though the compiler can't know it.
//!
//! A type-erased view carries pointers to everything one may do with a view, so that the linker must keep all of it for every
//! view. Taking a page over asynchronously is for routes that are loaded lazily; ours are not (`frontend` calls
//! `hydrate_body`), and it is a fifth of the program. If one of these functions were called after all, the page would stop with
//! `unreachable`, and the end-to-end tests with it.

use anyhow::{Context, Result, ensure};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, Module};

/// What stands in the names of the functions to empty; the names of the futures that they make contain it too.
const UNUSED: &str = "hydrate_async";

/// The module with the bodies of those functions gone; wasm-opt then removes what only they needed.
pub fn snip(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::from_buffer(wasm).context("the module can't be read")?;
    let unused = |name: &Option<String>| name.as_deref().is_some_and(|name| name.contains(UNUSED));
    let found: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).filter(|id| unused(&module.funcs.get(*id).name)).collect();
    // Names are how they are found: without a name section nothing would be cut, and the program would silently grow.
    ensure!(module.funcs.iter().any(|function| function.name.is_some()), "the module has no names; is it stripped?");
    for id in found {
        let function = module.funcs.get(id);
        let FunctionKind::Local(local) = &function.kind else { continue };
        let arguments = local.args.clone();
        let kind = module.types.get(function.ty());
        let (params, results) = (kind.params().to_vec(), kind.results().to_vec());
        let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
        builder.func_body().unreachable();
        module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(arguments));
    }
    Ok(module.emit_wasm())
}

#[cfg(test)]
mod tests {
    use walrus::{ModuleConfig, ValType};

    use super::*;

    fn sample(name: &str) -> Vec<u8> {
        let mut module = Module::with_config(ModuleConfig::new());
        let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[ValType::I32]);
        builder.name(name.to_owned());
        let argument = module.locals.add(ValType::I32);
        let mut body = builder.func_body();
        for _ in 0..100 {
            body.local_get(argument).drop();
        }
        body.local_get(argument);
        let function = builder.finish(vec![argument], &mut module.funcs);
        module.exports.add("f", function);
        module.emit_wasm()
    }

    #[test]
    fn only_what_is_unused_is_emptied() -> Result<()> {
        let (unused, used) = (sample("tachys::hydrate_async::{{closure}}"), sample("tachys::hydrate"));
        let cut = snip(&unused)?;
        assert!(cut.len() + 200 < unused.len(), "{} of {}", cut.len(), unused.len());
        assert!(snip(&used)?.len() >= used.len(), "what is used stays whole");
        Module::from_buffer(&cut)?;
        Ok(())
    }

    #[test]
    fn a_module_without_names_is_refused() {
        let mut module = Module::default();
        assert!(snip(&module.emit_wasm()).is_err());
    }
}
