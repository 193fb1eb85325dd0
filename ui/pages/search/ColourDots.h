// The colours that a photo may be looked for by: one of them, or any.
#pragma once

#include <QAbstractButton>
#include <QButtonGroup>
#include <QWidget>

namespace albumen {

/// Threads: GUI.
class ColourDots final : public QWidget
{
    Q_OBJECT

public:
    explicit ColourDots(QWidget* parent = nullptr);

    /// The word for it; empty: any. Shown; chosen() is not told.
    void setTone(const QString& tone);
    QString tone() const;
    QAbstractButton* dot(const QString& tone) const;
    void retranslate();

signals:
    void chosen();

private:
    QButtonGroup group_;
};

} // namespace albumen
