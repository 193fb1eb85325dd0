// The record of networks, which a user may have written.
#include "model/Manifest.h"

#include "Target.h"

using namespace albumen;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto manifest = Manifest::parse(fuzz::textOf(data, size), {});
    if (!manifest) return 0;
    for (const ModelRecord& record : manifest->records()) {
        fuzz::must(!record.id.empty() && !record.licence.empty() && manifest->find(record.id) == &record);
        for (const ModelFile& file : record.files) fuzz::must(!file.name.empty() && file.bytes > 0);
    }
    return 0;
}
