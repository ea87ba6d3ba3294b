import Glibc

extension SUVInputs {
    /// The start of the scan, to which values with a DecayCorrection of START are corrected, in the seconds of `DICOMTime`.
    ///
    /// SeriesDate and SeriesTime, unless they are later than this object's acquisition. Then the series was derived from
    /// another one, and the start is that of the vendor's own element, else it follows from this frame's time in the
    /// scan, else it is the acquisition.
    func scanStart(halfLife: Double) throws(SUVRefusal) -> Double {
        let series = DICOMTime.seconds(date: seriesDate, time: seriesTime)
        guard let acquisition = DICOMTime.seconds(date: acquisitionDate, time: acquisitionTime) else {
            guard let series else { throw SUVRefusal("neither the series nor the acquisition has a date and time") }
            return series
        }
        if let series, series <= acquisition { return series }
        if let vendor = DICOMTime.seconds(dateTime: vendorScanDateTime), vendor <= acquisition { return vendor }
        if let frameReferenceTime, let frameDuration, frameReferenceTime > 0, frameDuration > 0 {
            // FrameReferenceTime is the time from the start at which the count rate is the average of this frame.
            let decay = log(2) / halfLife
            let lost = decay * frameDuration / 1000
            let averageTime = log(lost / (1 - pow(2, -frameDuration / 1000 / halfLife))) / decay
            return acquisition - frameReferenceTime / 1000 + averageTime
        }
        return acquisition
    }

    /// The time from the injection to `start`, in seconds.
    func secondsFromInjection(to start: Double) throws(SUVRefusal) -> Double {
        if let injectionDateTime, !injectionDateTime.isEmpty {
            guard let injection = DICOMTime.seconds(dateTime: injectionDateTime) else {
                throw SUVRefusal("RadiopharmaceuticalStartDateTime is invalid")
            }
            guard injection <= start else { throw SUVRefusal("the injection is after the scan") }
            return start - injection
        }
        guard let injectionTime else { throw SUVRefusal("RadiopharmaceuticalStartTime is missing") }
        guard let injection = DICOMTime.seconds(time: injectionTime) else {
            throw SUVRefusal("RadiopharmaceuticalStartTime is invalid")
        }
        let timeOfDay = start - (start / DICOMTime.day).rounded(.down) * DICOMTime.day
        var elapsed = timeOfDay - injection
        // A time of day later than that of the scan is on the evening before.
        if elapsed < 0 { elapsed += DICOMTime.day }
        // More than half a day before means that a clock is fast.
        guard elapsed <= DICOMTime.day / 2 else { throw SUVRefusal("the injection is after the scan") }
        return elapsed
    }
}
