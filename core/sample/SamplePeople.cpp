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
         .lips = rgb(0xB8605C),
         .hairStyle = HairStyle::bob,
         .beard = Beard::none,
         .glasses = Glasses::round,
         .faceWidth = 0.704F,
         .jaw = 0.05F,
         .chin = -0.060F,
         .eyeSize = 1.04F,
         .eyeGap = 0.292F,
         .eyeTilt = -0.050F,
         .browWeight = 0.60F,
         .browHeight = 0.249F,
         .browTilt = 0.160F,
         .noseWidth = 0.81F,
         .noseLength = 0.88F,
         .mouthWidth = 1.18F,
         .lipFullness = 0.75F,
         .mouthDrop = 0.050F,
         .deepSet = 0.26F,
         .lashes = 0.76F,
         .freckles = 0.00F,
         .lines = 0.00F},
        // Bruno
        {.skin = rgb(0xE2B08C),
         .hair = rgb(0x6A4226),
         .iris = rgb(0x5A3A22),
         .lips = rgb(0xA85A52),
         .hairStyle = HairStyle::curly,
         .beard = Beard::full,
         .glasses = Glasses::none,
         .faceWidth = 0.699F,
         .jaw = 0.64F,
         .chin = 0.067F,
         .eyeSize = 0.86F,
         .eyeGap = 0.290F,
         .eyeTilt = 0.026F,
         .browWeight = 1.51F,
         .browHeight = 0.245F,
         .browTilt = 0.160F,
         .noseWidth = 1.22F,
         .noseLength = 1.13F,
         .mouthWidth = 1.03F,
         .lipFullness = 1.20F,
         .mouthDrop = 0.006F,
         .deepSet = 0.21F,
         .lashes = 0.15F,
         .freckles = 0.00F,
         .lines = 0.06F},
        // Chloe
        {.skin = rgb(0xF6D0B4),
         .hair = rgb(0xB85A30),
         .iris = rgb(0x6A8AA0),
         .lips = rgb(0xCC5A60),
         .hairStyle = HairStyle::longParted,
         .beard = Beard::none,
         .glasses = Glasses::none,
         .faceWidth = 0.789F,
         .jaw = 0.12F,
         .chin = -0.016F,
         .eyeSize = 1.00F,
         .eyeGap = 0.368F,
         .eyeTilt = 0.160F,
         .browWeight = 0.67F,
         .browHeight = 0.218F,
         .browTilt = -0.050F,
         .noseWidth = 0.80F,
         .noseLength = 1.13F,
         .mouthWidth = 1.17F,
         .lipFullness = 0.80F,
         .mouthDrop = -0.030F,
         .deepSet = 0.70F,
         .lashes = 0.67F,
         .freckles = 1.00F,
         .lines = 0.00F},
        // Dmitri
        {.skin = rgb(0xE8B896),
         .hair = rgb(0xE8E4DE),
         .iris = rgb(0x5A3A22),
         .lips = rgb(0xB8706A),
         .hairStyle = HairStyle::bald,
         .beard = Beard::goatee,
         .glasses = Glasses::round,
         .faceWidth = 0.719F,
         .jaw = 0.85F,
         .chin = 0.090F,
         .eyeSize = 0.85F,
         .eyeGap = 0.300F,
         .eyeTilt = -0.043F,
         .browWeight = 1.37F,
         .browHeight = 0.185F,
         .browTilt = -0.050F,
         .noseWidth = 0.80F,
         .noseLength = 1.14F,
         .mouthWidth = 0.91F,
         .lipFullness = 0.85F,
         .mouthDrop = 0.050F,
         .deepSet = 0.67F,
         .lashes = 0.12F,
         .freckles = 0.00F,
         .lines = 0.67F},
        // the stranger
        {.skin = rgb(0x5C3826),
         .hair = rgb(0x1C1614),
         .iris = rgb(0x2E2018),
         .lips = rgb(0xA85058),
         .hairStyle = HairStyle::bun,
         .beard = Beard::none,
         .glasses = Glasses::none,
         .faceWidth = 0.781F,
         .jaw = 0.29F,
         .chin = -0.060F,
         .eyeSize = 1.11F,
         .eyeGap = 0.333F,
         .eyeTilt = -0.050F,
         .browWeight = 0.60F,
         .browHeight = 0.214F,
         .browTilt = 0.160F,
         .noseWidth = 1.22F,
         .noseLength = 0.88F,
         .mouthWidth = 0.88F,
         .lipFullness = 1.18F,
         .mouthDrop = 0.037F,
         .deepSet = 0.10F,
         .lashes = 0.60F,
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
