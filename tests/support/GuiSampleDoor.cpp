#include "support/GuiSampleDoor.h"

#include <utility>

#include "sample/SampleAlbum.h"

namespace albumen::test {

SampleDoor drawnSample()
{
    SampleDoor door;
    door.pictures = sampleSize().photos + sampleSize().known;
    door.open = [] { return true; };
    door.draw = [](const JobControl&, const std::function<void()>&) { return Status{}; };
    door.picture = []() -> Result<ShownPicture> {
        TRY_ASSIGN(GroupPicture drawn, drawGroupPicture());
        ShownPicture shown{.jpeg = std::move(drawn.jpeg), .faces = {}};
        for (const GroupPicture::Face& face : drawn.faces) shown.faces.push_back({face.name, face.box});
        return shown;
    };
    return door;
}

} // namespace albumen::test
