#include "pages/cleanup/LimitRow.h"

#include <algorithm>
#include <cmath>

#include <QHBoxLayout>
#include <QLocale>

#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/Label.h"
#include "widgets/MarkedSlider.h"

namespace albumen {
namespace {

constexpr int hundred = 100, sliderWidth = 200;
constexpr int chooseAfterMs = 900; // after the last step of a key

int stepsOf(float number)
{
    return static_cast<int>(std::lround(number * hundred));
}

QString textOf(int steps)
{
    return QLocale().toString(static_cast<double>(steps) / hundred, 'f', 2);
}

} // namespace

LimitRow::LimitRow(QWidget* parent)
    : QWidget(parent), name_(new Label(Type::body, &Theme::ink2, this)),
      number_(new Label(Type::medium, &Theme::ink, this)), would_(new Label(Type::body, &Theme::ink2, this)),
      slider_(new MarkedSlider(this)), byDefault_(new Button(Button::Kind::quiet, {}, this))
{
    slider_->setObjectName(QStringLiteral("cleanupLimit"));
    slider_->setRange(1, hundred);
    slider_->setPageStep(5);
    slider_->setFixedWidth(sliderWidth);
    number_->reserve({textOf(88)});
    byDefault_->setObjectName(QStringLiteral("cleanupLimitDefault"));
    would_->setObjectName(QStringLiteral("cleanupLimitWould"));
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 8, 0, 0);
    row->setSpacing(8);
    for (QWidget* const widget : std::initializer_list<QWidget*>{name_, slider_, number_, byDefault_, would_})
        row->addWidget(widget);
    row->addStretch();
    settle_.setSingleShot(true);
    settle_.setInterval(chooseAfterMs);
    connect(&settle_, &QTimer::timeout, this, &LimitRow::choose);
    connect(slider_, &QSlider::sliderReleased, this, &LimitRow::choose);
    connect(slider_, &QSlider::valueChanged, this, [this](int steps) {
        showNumber();
        emit moved(static_cast<float>(steps) / hundred);
        if (!slider_->isSliderDown()) settle_.start();
    });
    connect(byDefault_, &Button::clicked, this, [this] {
        slider_->setFocus(); // the button goes grey
        settle_.stop();
        emit chosen(std::nullopt);
    });
}

bool LimitRow::touched() const
{
    return slider_->isSliderDown() || settle_.isActive();
}

void LimitRow::setLimit(float limit, float own, float least)
{
    limit_ = stepsOf(limit);
    own_ = stepsOf(own);
    slider_->setMark(own_);
    if (touched()) return;
    const QSignalBlocker quiet(slider_);
    slider_->setRange(std::max(1, stepsOf(least)), hundred);
    slider_->setValue(limit_);
    would_->clear();
    showNumber();
}

void LimitRow::begin(bool ofGroups)
{
    settle_.stop();
    ofGroups_ = ofGroups;
    retranslate();
}

void LimitRow::tell(const QString& would)
{
    if (slider_->value() != limit_) would_->setText(would);
}

void LimitRow::choose()
{
    settle_.stop();
    if (slider_->value() != limit_) emit chosen(static_cast<float>(slider_->value()) / hundred);
}

void LimitRow::showNumber()
{
    number_->setText(textOf(slider_->value()));
    byDefault_->setEnabled(limit_ != own_);
    if (slider_->value() == limit_) would_->clear();
}

void LimitRow::retranslate()
{
    name_->setText(ofGroups_ ? tr("Alike from") : tr("From"));
    byDefault_->setText(tr("Default"));
    byDefault_->setToolTip(tr("Back to %1").arg(textOf(own_)));
    slider_->setAccessibleName(ofGroups_ ? tr("How alike the photos of a group are at least")
                                         : tr("From which number on photos stand here"));
    showNumber();
}

} // namespace albumen
