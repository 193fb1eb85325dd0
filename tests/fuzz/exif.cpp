// What a photo's EXIF says.
#include "metadata/ExifReader.h"

#include <cmath>

#include "Target.h"

using namespace albumen;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ExifFacts facts = ExifReader().read(fuzz::bytesOf(data, size));
    fuzz::must(facts.latitude.has_value() == facts.longitude.has_value());
    if (facts.latitude) fuzz::must(std::abs(*facts.latitude) <= 90 && std::abs(*facts.longitude) <= 180);
    const int orientation = static_cast<int>(facts.orientation);
    fuzz::must(orientation >= 1 && orientation <= 8);
    return 0;
}
