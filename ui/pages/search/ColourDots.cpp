#include "pages/search/ColourDots.h"

#include <array>

#include <QGridLayout>
#include <QPainter>

#include "Theme.h"
#include "pages/search/SearchWords.h"

namespace albumen {
namespace {

struct Colour {
    const char* tone; ///< the core's word; empty: any
    QColor shown;     ///< what is looked for, so it is none of the theme
};

constexpr int columns = 6, disc = 24, ring = 30;

const std::array<Colour, 12>& colours()
{
    static const std::array<Colour, 12> all{{{"", {}},
                                             {"red", QColor(0xC9, 0x46, 0x3D)},
                                             {"orange", QColor(0xDF, 0x9B, 0x3C)},
                                             {"yellow", QColor(0xE6, 0xCB, 0x72)},
                                             {"green", QColor(0x5F, 0x8A, 0x52)},
                                             {"cyan", QColor(0x4F, 0xB0, 0xB4)},
                                             {"blue", QColor(0x4D, 0x84, 0xBE)},
                                             {"purple", QColor(0x7C, 0x5C, 0x9E)},
                                             {"pink", QColor(0xD9, 0x8A, 0xA8)},
                                             {"brown", QColor(0x86, 0x62, 0x45)},
                                             {"white", QColor(0xFA, 0xFA, 0xFA)},
                                             {"black and white", QColor(0x2A, 0x2A, 0x2A)}}};
    return all;
}

class Dot final : public QAbstractButton
{
public:
    Dot(const Colour& colour, QWidget* parent) : QAbstractButton(parent), colour_(colour)
    {
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setFixedSize(ring, ring);
        setObjectName(QStringLiteral("tone/") + QLatin1String(colour.tone));
    }
    const char* tone() const { return colour_.tone; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const double shift = (ring - disc) / 2.;
        const QRectF place = QRectF(rect()).adjusted(shift + 0.5, shift + 0.5, -shift - 0.5, -shift - 0.5);
        painter.setPen(QPen(theme().edge, 1));
        painter.setBrush(colour_.shown.isValid() ? colour_.shown : theme().card);
        painter.drawEllipse(place);
        const QLatin1String tone(colour_.tone);
        if (tone.isEmpty()) painter.drawLine(place.center() + QPointF(-8, 8), place.center() + QPointF(8, -8));
        if (tone == QLatin1String("black and white")) { // half of it
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(0xFA, 0xFA, 0xFA));
            painter.drawPie(place.adjusted(0.5, 0.5, -0.5, -0.5), 90 * 16, 180 * 16);
        }
        if (!isChecked()) return;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().accent, 2));
        painter.drawEllipse(QRectF(rect()).adjusted(1, 1, -1, -1));
    }

private:
    Colour colour_;
};

} // namespace

ColourDots::ColourDots(QWidget* parent) : QWidget(parent)
{
    auto* const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(6);
    for (std::size_t i = 0; i < colours().size(); ++i) {
        auto* const one = new Dot(colours()[i], this);
        group_.addButton(one, static_cast<int>(i));
        grid->addWidget(one, static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    }
    grid->setColumnStretch(columns, 1);
    setTone({});
    connect(&group_, &QButtonGroup::idClicked, this, &ColourDots::chosen);
    retranslate();
}

void ColourDots::setTone(const QString& tone)
{
    QAbstractButton* const wanted = dot(tone);
    (wanted ? wanted : dot({}))->setChecked(true);
}

QString ColourDots::tone() const
{
    const QAbstractButton* const checked = group_.checkedButton();
    return checked ? QLatin1String(static_cast<const Dot*>(checked)->tone()) : QString();
}

QAbstractButton* ColourDots::dot(const QString& tone) const
{
    for (QAbstractButton* const one : group_.buttons())
        if (tone == QLatin1String(static_cast<const Dot*>(one)->tone())) return one;
    return nullptr;
}

void ColourDots::retranslate()
{
    setAccessibleName(tr("Colour"));
    for (QAbstractButton* const one : group_.buttons()) {
        const QString tone = QLatin1String(static_cast<const Dot*>(one)->tone());
        one->setToolTip(tone.isEmpty() ? tr("Any colour") : toneText(tone));
        one->setAccessibleName(one->toolTip());
    }
}

} // namespace albumen
