// The chain of a TIFF's pages, read without decoding anything.
#pragma once

#include <string>

namespace emend {

struct TiffPages {
    int count = 0;       // pages whose directory lies wholly within the file
    bool whole = false;  // the chain ends as it should, and neither leaves the file nor comes round again
};

// Classic and BigTIFF, both byte orders.
TiffPages tiff_pages(const std::string& bytes);

}  // namespace emend
