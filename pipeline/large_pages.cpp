#include "pipeline/large_pages.h"

#include <cstdlib>
#include <memory>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#endif

namespace emend {

#ifdef __GLIBC__
namespace {

// Is first called before there is a second thread.
bool keep_blocks_in_heap() {
    constexpr int largest_block = 32 << 20;
    const int mapped = mallopt(M_MMAP_THRESHOLD, largest_block);       // NOLINT(concurrency-mt-unsafe)
    const int trimmed = mallopt(M_TRIM_THRESHOLD, 2 * largest_block);  // NOLINT(concurrency-mt-unsafe)
    return mapped == 1 && trimmed == 1;
}

}  // namespace
#endif

// A block is taken from the heap, its pages are advised to be large, and it is given back: what is allocated after it
// stands in them. The thresholds keep the block in the heap both times; glibc comes to the same ones by itself as soon
// as a program has freed a block of that size, such as the picture of a page.
void prepare_heap(std::size_t bytes) {
#ifdef __GLIBC__
    constexpr std::size_t large_page = std::size_t{2} << 20;
    static const bool kept_in_heap = keep_blocks_in_heap();
    void* const block = std::malloc(bytes);
    if (block == nullptr || !kept_in_heap) return std::free(block);
    void* first = block;
    std::size_t room = bytes;
    if (std::align(large_page, large_page, first, room) != nullptr) {
        madvise(first, room / large_page * large_page, MADV_HUGEPAGE);
    }
    std::free(block);
#else
    static_cast<void>(bytes);
#endif
}

}  // namespace emend
