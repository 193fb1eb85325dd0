#include "RandomPeople.h"

#include <array>

#include "sample/SamplePlan.h"

namespace albumen {
namespace {

using Palette = std::array<std::uint32_t, 6>;

constexpr Palette skins{0xFFE4D2, 0xF4CDB0, 0xE2B08A, 0xC08A62, 0x8E5E42, 0x4E3022};
constexpr Palette hairs{0x14100E, 0x38241A, 0x6A4428, 0xA8702E, 0xE0C080, 0xDCDAD6};
constexpr Palette irises{0x281A12, 0x5E3E26, 0x7A6A3A, 0x4E7E50, 0x3E6E9E, 0x7C8C98};
constexpr Palette lips{0xD07870, 0xBC5C58, 0xA04A48, 0xB06058, 0x8C4444, 0x7A3E40};

/// A colour between two neighbours of the palette.
Colour between(SampleRandom& random, const Palette& palette)
{
    const auto first = static_cast<std::size_t>(random.below(static_cast<int>(palette.size()) - 1));
    return mix(rgb(palette[first]), rgb(palette[first + 1]), random.between(0, 1));
}

bool chance(SampleRandom& random, float share)
{
    return random.between(0, 1) < share;
}

void groom(SampleRandom& random, PersonLook& look)
{
    using enum HairStyle;
    constexpr std::array shorter{bald, crop, crop, sidePart, sidePart, curly},
        longer{bob, bob, longParted, longParted, curly, bun};
    const bool bearded = chance(random, 0.5F);
    look.hairStyle = (bearded ? shorter : longer)[static_cast<std::size_t>(random.below(6))];
    if (bearded) look.beard = static_cast<Beard>(random.below(5));
    if (chance(random, 0.3F)) look.glasses = chance(random, 0.5F) ? Glasses::round : Glasses::square;
    look.lashes = bearded ? random.between(0, 0.4F) : random.between(0.2F, 1);
    look.browWeight = bearded ? random.between(0.8F, 1.75F) : random.between(0.5F, 1.3F);
}

PersonLook anyLook(SampleRandom& random)
{
    PersonLook look;
    look.skin = between(random, skins);
    look.hair = between(random, hairs);
    look.iris = between(random, irises);
    look.lips = between(random, lips);
    groom(random, look);
    look.faceWidth = random.between(0.62F, 0.82F);
    look.jaw = random.between(0, 1);
    look.chin = random.between(-0.06F, 0.11F);
    look.eyeSize = random.between(0.82F, 1.2F);
    look.eyeGap = random.between(0.25F, 0.39F);
    look.eyeTilt = random.between(-0.12F, 0.21F);
    look.browHeight = random.between(0.17F, 0.27F);
    look.browTilt = random.between(-0.13F, 0.2F);
    look.noseWidth = random.between(0.7F, 1.34F);
    look.noseLength = random.between(0.8F, 1.22F);
    look.mouthWidth = random.between(0.78F, 1.22F);
    look.lipFullness = random.between(0.62F, 1.42F);
    look.mouthDrop = random.between(-0.05F, 0.08F);
    look.deepSet = random.between(0.1F, 0.9F);
    look.freckles = chance(random, 0.2F) ? random.between(0.3F, 1) : 0;
    look.lines = chance(random, 0.4F) ? random.between(0.1F, 1) : 0;
    return look;
}

bool ofTheAlbum(const PersonLook& look)
{
    for (const Who who : {Who::ada, Who::bruno, Who::chloe, Who::dmitri, Who::stranger}) {
        const PersonLook& known = lookOf(who);
        if (look.hairStyle == known.hairStyle && look.beard == known.beard && look.glasses == known.glasses)
            return true;
    }
    return false;
}

} // namespace

PersonLook randomLook(SampleRandom& random)
{
    PersonLook look = anyLook(random);
    while (ofTheAlbum(look)) look = anyLook(random);
    return look;
}

PersonView randomView(SampleRandom& random)
{
    return {.yaw = random.between(-0.42F, 0.42F),
            .roll = random.between(-0.2F, 0.2F),
            .smile = random.between(0, 1),
            .lightFrom = random.between(-1, 1),
            .clothes = static_cast<Clothes>(random.below(4)),
            .cloth = {random.between(0.1F, 0.9F), random.between(0.1F, 0.9F), random.between(0.1F, 0.9F)}};
}

} // namespace albumen
