//! A short fingerprint of files, to tell whether something has to be made again.

use anyhow::{Context, Result};
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::io::ErrorKind;
use std::path::Path;

/// The fingerprint of files and folders below `root`: their names and contents, not their times,
/// which a fresh checkout or a branch switch changes. What isn't there counts as absent.
pub fn of(root: &Path, names: &[&str]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for name in names {
        add(&mut hasher, &root.join(name), name)?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn add(hasher: &mut DefaultHasher, path: &Path, name: &str) -> Result<()> {
    if path.is_dir() {
        let mut inside = fs::read_dir(path)?
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect::<Result<Vec<_>>>()?;
        inside.sort();
        return inside
            .iter()
            .try_for_each(|child| add(hasher, &path.join(child), &format!("{name}/{child}")));
    }
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error).with_context(|| format!("读取 {}", path.display())),
    };
    for part in [name.as_bytes(), &bytes] {
        hasher.write_usize(part.len());
        hasher.write(part);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::of;
    use anyhow::Result;
    use std::{env, fs, process};

    #[test]
    fn changes_with_contents_and_names_only() -> Result<()> {
        let root = env::temp_dir().join(format!("xtask-stamp-{}", process::id()));
        fs::create_dir_all(root.join("src/deep"))?;
        fs::write(root.join("src/deep/a.rs"), "one")?;
        let first = of(&root, &["src", "absent"])?;

        fs::write(root.join("src/deep/a.rs"), "one")?;
        fs::write(root.join("beside"), "not looked at")?;
        assert_eq!(of(&root, &["src", "absent"])?, first);

        fs::write(root.join("src/deep/a.rs"), "two")?;
        let edited = of(&root, &["src", "absent"])?;
        assert_ne!(edited, first);

        fs::rename(root.join("src/deep/a.rs"), root.join("src/deep/b.rs"))?;
        let renamed = of(&root, &["src", "absent"])?;
        assert_ne!(renamed, edited);

        fs::write(root.join("absent"), "")?;
        assert_ne!(of(&root, &["src", "absent"])?, renamed);
        Ok(fs::remove_dir_all(root)?)
    }
}
