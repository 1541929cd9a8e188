// Readings that are kept: recognising a page takes a second or two, all that follows a few milliseconds.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "pipeline/read/read.h"

namespace emend {

// As `read`, but what was read of a scan or PDF is kept in `folder`, and taken from there where the file's bytes, the
// options that reading depends on and the version of emend are the same. A kept reading that is damaged is made anew.
// An empty `folder`: only reads. Throws as `read` does, and Error(cannot_write).
Source read_or_recall(const std::filesystem::path& path, const ReadOptions& options,
                      const std::filesystem::path& folder);

// A source in bytes (CBOR) and back: equal in all its fields. Nothing where the bytes hold no source.
std::string packed(const Source& source);
std::optional<Source> unpacked(const std::string& bytes);

}  // namespace emend
