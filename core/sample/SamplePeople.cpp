// The people of the sample album. Their features were chosen among thousands drawn so that a face recogniser sees them
// as far apart as strangers and each as one person from every side.
#include <array>

#include "sample/SamplePlan.h"

namespace albumen
{
namespace
{

std::array<PersonLook, 5> makeLooks()
{
    return {{
        // Ada
        {.skin = rgb(0xCF9A72),
         .hair = rgb(0x2A1C14),
         .iris = rgb(0x4A7A4A),
         .lips = rgb(0xA84A4A),
         .hairStyle = HairStyle::bob,
         .beard = Beard::none,
         .glasses = Glasses::round,
         .faceWidth = 0.630F,
         .jaw = 0.00F,
         .chin = 0.024F,
         .eyeSize = 1.00F,
         .eyeGap = 0.268F,
         .eyeTilt = -0.100F,
         .browWeight = 0.64F,
         .browHeight = 0.265F,
         .browTilt = 0.076F,
         .noseWidth = 0.72F,
         .noseLength = 0.82F,
         .mouthWidth = 1.04F,
         .lipFullness = 0.88F,
         .mouthDrop = 0.080F,
         .deepSet = 0.82F,
         .lashes = 0.83F,
         .freckles = 0.00F,
         .lines = 0.00F},
        // Bruno
        {.skin = rgb(0xEDBE9A),
         .hair = rgb(0x1C1614),
         .iris = rgb(0x5A3A22),
         .lips = rgb(0xA85A52),
         .hairStyle = HairStyle::sidePart,
         .beard = Beard::full,
         .glasses = Glasses::none,
         .faceWidth = 0.630F,
         .jaw = 0.42F,
         .chin = 0.066F,
         .eyeSize = 0.88F,
         .eyeGap = 0.254F,
         .eyeTilt = 0.104F,
         .browWeight = 1.70F,
         .browHeight = 0.225F,
         .browTilt = 0.194F,
         .noseWidth = 1.32F,
         .noseLength = 1.12F,
         .mouthWidth = 0.80F,
         .lipFullness = 0.84F,
         .mouthDrop = 0.075F,
         .deepSet = 0.85F,
         .lashes = 0.21F,
         .freckles = 0.00F,
         .lines = 0.21F},
        // Chloe
        {.skin = rgb(0xFADCC8),
         .hair = rgb(0xD8AE62),
         .iris = rgb(0x3A6A9A),
         .lips = rgb(0xC0645C),
         .hairStyle = HairStyle::longParted,
         .beard = Beard::none,
         .glasses = Glasses::none,
         .faceWidth = 0.790F,
         .jaw = 0.00F,
         .chin = 0.028F,
         .eyeSize = 1.00F,
         .eyeGap = 0.383F,
         .eyeTilt = 0.200F,
         .browWeight = 0.62F,
         .browHeight = 0.234F,
         .browTilt = 0.128F,
         .noseWidth = 0.72F,
         .noseLength = 1.00F,
         .mouthWidth = 1.20F,
         .lipFullness = 0.65F,
         .mouthDrop = -0.039F,
         .deepSet = 0.85F,
         .lashes = 0.73F,
         .freckles = 1.00F,
         .lines = 0.00F},
        // Dmitri
        {.skin = rgb(0xF2C4A4),
         .hair = rgb(0xC8C6C2),
         .iris = rgb(0x5A3A22),
         .lips = rgb(0xC0645C),
         .hairStyle = HairStyle::bald,
         .beard = Beard::goatee,
         .glasses = Glasses::round,
         .faceWidth = 0.778F,
         .jaw = 0.98F,
         .chin = 0.104F,
         .eyeSize = 0.98F,
         .eyeGap = 0.337F,
         .eyeTilt = -0.100F,
         .browWeight = 1.70F,
         .browHeight = 0.175F,
         .browTilt = -0.120F,
         .noseWidth = 0.72F,
         .noseLength = 1.20F,
         .mouthWidth = 0.80F,
         .lipFullness = 1.40F,
         .mouthDrop = 0.080F,
         .deepSet = 0.85F,
         .lashes = 0.16F,
         .freckles = 0.00F,
         .lines = 1.00F},
        // the stranger
        {.skin = rgb(0x5C3826),
         .hair = rgb(0x1C1614),
         .iris = rgb(0x2E2018),
         .lips = rgb(0xA85058),
         .hairStyle = HairStyle::bun,
         .beard = Beard::none,
         .glasses = Glasses::none,
         .faceWidth = 0.810F,
         .jaw = 0.51F,
         .chin = -0.054F,
         .eyeSize = 1.01F,
         .eyeGap = 0.324F,
         .eyeTilt = -0.100F,
         .browWeight = 0.55F,
         .browHeight = 0.263F,
         .browTilt = 0.087F,
         .noseWidth = 1.32F,
         .noseLength = 0.92F,
         .mouthWidth = 0.80F,
         .lipFullness = 0.71F,
         .mouthDrop = 0.080F,
         .deepSet = 0.40F,
         .lashes = 1.00F,
         .freckles = 0.00F,
         .lines = 0.00F},
    }};
}

} // namespace

const PersonLook& lookOf(Who who)
{
    static const std::array<PersonLook, 5> looks = makeLooks();
    return looks[static_cast<std::size_t>(who)];
}

} // namespace albumen
